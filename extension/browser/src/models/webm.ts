// As much of WebM (RFC 9559) as a short piece of Opus needs.

/** One Opus packet and when it is played, in milliseconds from the beginning. */
export interface OpusPacket {
  readonly timeMs: number;
  readonly bytes: Uint8Array;
}

/** A block's time is told in 16 bits from its cluster's. */
const clusterMilliseconds = 30_000;

/** A WebM file of these packets of one channel. */
export function webm(packets: readonly OpusPacket[], inputRate: number): Uint8Array {
  const head = element(0x1a45dfa3, uint(0x4286, 1), uint(0x42f7, 1), uint(0x42f2, 4), uint(0x42f3, 8), text(0x4282, "webm"), uint(0x4287, 4), uint(0x4285, 2));
  const info = element(0x1549a966, uint(0x2ad7b1, 1_000_000), text(0x4d80, "Candor"), text(0x5741, "Candor"));
  const sound = element(0xe1, float(0xb5, 48_000), uint(0x9f, 1));
  const track = element(0xae, uint(0xd7, 1), uint(0x73c5, 1), uint(0x83, 2), text(0x86, "A_OPUS"), element(0x63a2, opusHead(inputRate)), sound);
  return joined([head, element(0x18538067, info, element(0x1654ae6b, track), ...clusters(packets))]);
}

function clusters(packets: readonly OpusPacket[]): Uint8Array[] {
  const made: Uint8Array[] = [];
  for (let rest = packets; rest.length > 0; ) {
    const from = Math.round(rest[0]?.timeMs ?? 0);
    const next = rest.findIndex(({ timeMs }) => timeMs - from >= clusterMilliseconds);
    const these = next < 0 ? rest : rest.slice(0, next);
    made.push(element(0x1f43b675, uint(0xe7, from), ...these.map((packet) => block(packet, from))));
    rest = next < 0 ? [] : rest.slice(next);
  }
  return made;
}

/** A SimpleBlock of track 1, a key frame without lacing. */
function block({ timeMs, bytes }: OpusPacket, from: number): Uint8Array {
  const time = Math.round(timeMs) - from;
  return element(0xa3, Uint8Array.of(0x81, (time >> 8) & 0xff, time & 0xff, 0x80), bytes);
}

/** RFC 7845, 5.1: one channel, nothing skipped. */
function opusHead(rate: number): Uint8Array {
  const head = new Uint8Array(19);
  head.set(new TextEncoder().encode("OpusHead"));
  head[8] = 1;
  head[9] = 1;
  new DataView(head.buffer).setUint32(12, rate, true);
  return head;
}

function element(id: number, ...content: readonly Uint8Array[]): Uint8Array {
  const size = content.reduce((sum, { length }) => sum + length, 0);
  // A size of eight bytes is always allowed, and never wrong.
  const length = new Uint8Array(8);
  new DataView(length.buffer).setBigUint64(0, BigInt(size) | (1n << 56n));
  return joined([bytesOf(id), length, ...content]);
}

function uint(id: number, value: number): Uint8Array {
  return element(id, bytesOf(value));
}

function text(id: number, value: string): Uint8Array {
  return element(id, new TextEncoder().encode(value));
}

function float(id: number, value: number): Uint8Array {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setFloat64(0, value);
  return element(id, bytes);
}

/** A number in as few bytes as it needs, the largest first. */
function bytesOf(value: number): Uint8Array {
  const bytes: number[] = [];
  for (let rest = value; rest > 0 || bytes.length === 0; rest = Math.floor(rest / 256)) {
    bytes.unshift(rest % 256);
  }
  return Uint8Array.from(bytes);
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
