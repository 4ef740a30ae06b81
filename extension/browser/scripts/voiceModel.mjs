// The weights of Silero VAD v5 for 16 kHz, out of its ONNX file: the network is small enough to be reckoned without a runtime
// (src/models/voiceNetwork.ts), which would be ten times as large as all its weights, in the package and in memory.

/** What the network is made of, in the order in which it is written, and how many numbers each has. */
const parts = /** @type {const} */ ([
  ["encoder.0.reparam_conv.weight", 128 * 129 * 3],
  ["encoder.0.reparam_conv.bias", 128],
  ["encoder.1.reparam_conv.weight", 64 * 128 * 3],
  ["encoder.1.reparam_conv.bias", 64],
  ["encoder.2.reparam_conv.weight", 64 * 64 * 3],
  ["encoder.2.reparam_conv.bias", 64],
  ["encoder.3.reparam_conv.weight", 128 * 64 * 3],
  ["encoder.3.reparam_conv.bias", 128],
  ["decoder.rnn.weight_ih", 512 * 128],
  ["decoder.rnn.weight_hh", 512 * 128],
  ["decoder.rnn.bias_ih", 512],
  ["decoder.rnn.bias_hh", 512],
  ["decoder.decoder.2.weight", 128],
  ["decoder.decoder.2.bias", 1],
]);
/** Samples in a window of its spectrum. */
const window = 256;
/** Its branch for 16 kHz. */
const branch = "If_0_then_branch__Inline_0__";

/** The weights one after the other, as little-endian floats.
 * @param {Uint8Array} model @returns {Uint8Array} */
export function voiceModel(model) {
  const constants = new Map([...constantsOf(new Uint8Array(model))].filter(([name]) => name.startsWith(branch)).map(([name, raw]) => [name.slice(branch.length), raw]));
  isSpectrum(constants.get("stft.forward_basis_buffer"));
  const whole = new Uint8Array(parts.reduce((sum, [, count]) => sum + 4 * count, 0));
  let at = 0;
  for (const [name, count] of parts) {
    const raw = constants.get(name);
    if (raw?.length !== 4 * count) {
      throw new Error(`The model of speech has another ${name}.`);
    }
    whole.set(raw, at);
    at += raw.length;
  }
  return whole;
}

/** Fails unless the first layer is what is reckoned in its stead: a Fourier transform of what a Hann window leaves.
 * @param {Uint8Array | undefined} raw */
function isSpectrum(raw) {
  const basis = new Float32Array(raw?.slice().buffer ?? new ArrayBuffer(0));
  const bins = window / 2 + 1;
  if (basis.length !== 2 * bins * window) {
    throw new Error("The model of speech begins with another layer.");
  }
  for (let row = 0; row < 2 * bins; row += 1) {
    for (let at = 0; at < window; at += 1) {
      const turn = (2 * Math.PI * (row % bins) * at) / window;
      const wave = row < bins ? Math.cos(turn) : -Math.sin(turn);
      const hann = 0.5 - 0.5 * Math.cos((2 * Math.PI * at) / window);
      if (Math.abs((basis[row * window + at] ?? NaN) - hann * wave) > 1e-6) {
        throw new Error("The model of speech begins with another transform.");
      }
    }
  }
}

/** All constants of a graph (onnx.proto3), with those of its branches: their nodes' outputs and raw bytes.
 * @param {Uint8Array} message @returns {Generator<[string, Uint8Array]>} */
function* constantsOf(message) {
  for (const graph of inside(message, 7)) {
    yield* constantsOfGraph(graph);
  }
}

/** @param {Uint8Array} graph @returns {Generator<[string, Uint8Array]>} */
function* constantsOfGraph(graph) {
  for (const node of inside(graph, 1)) {
    const [output] = inside(node, 2);
    for (const attribute of inside(node, 5)) {
      for (const tensor of inside(attribute, 5)) {
        for (const raw of inside(tensor, 9)) {
          yield [new TextDecoder().decode(output), raw];
        }
      }
      for (const branch of inside(attribute, 6)) {
        yield* constantsOfGraph(branch);
      }
    }
  }
}

/** The fields of this number that have bytes in them.
 * @param {Uint8Array} message @param {number} wanted @returns {Generator<Uint8Array>} */
function* inside(message, wanted) {
  let at = 0;
  const varint = () => {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = message[at] ?? 0;
      at += 1;
      value += (byte & 127) * scale;
      if (byte < 128) {
        return value;
      }
    }
  };
  while (at < message.length) {
    const key = varint();
    const type = key % 8;
    if (type === 0) {
      varint();
    } else if (type === 2) {
      const length = varint();
      if (Math.floor(key / 8) === wanted) {
        yield message.subarray(at, at + length);
      }
      at += length;
    } else {
      at += type === 5 ? 4 : 8;
    }
  }
}
