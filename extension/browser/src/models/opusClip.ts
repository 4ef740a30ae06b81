import { webm, type OpusPacket } from "./webm.js";

const bitrate = 24_000;

/** A piece of sound as a WebM file with Opus in it. */
export async function opusClip(samples: Float32Array<ArrayBuffer>, sampleRate: number): Promise<Uint8Array> {
  const packets: OpusPacket[] = [];
  let failed: unknown;
  const encoder = new AudioEncoder({
    output(chunk) {
      const bytes = new Uint8Array(chunk.byteLength);
      chunk.copyTo(bytes);
      packets.push({ timeMs: chunk.timestamp / 1000, bytes });
    },
    error(error) {
      failed = error;
    },
  });
  encoder.configure({ codec: "opus", sampleRate, numberOfChannels: 1, bitrate });
  const sound = new AudioData({ format: "f32-planar", sampleRate, numberOfChannels: 1, numberOfFrames: samples.length, timestamp: 0, data: samples });
  encoder.encode(sound);
  sound.close();
  await encoder.flush();
  encoder.close();
  if (failed !== undefined || packets.length === 0) {
    throw new Error("The sound could not be packed.");
  }
  return webm(packets, sampleRate);
}
