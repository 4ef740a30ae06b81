// Silero VAD v5 for 16 kHz, reckoned without a runtime: four layers of convolution on a spectrum, one cell of memory, one number.
import { bins, Spectrum, windowSamples } from "./spectrum.js";

/** Samples it takes at once: a frame, and the end of the one before. */
export const taken = 576;
/** It sees the end of them mirrored. */
const mirrored = 64;
const hop = 128;
const steps = (taken + mirrored - windowSamples) / hop + 1;
const cells = 128;

/** A convolution of three steps in time, with zeros at both ends, and nothing below zero left; step by step in memory. */
class Layer {
  readonly output: Float32Array;
  private readonly patch: Float32Array;

  constructor(
    private readonly weights: Float32Array,
    private readonly biases: Float32Array,
    private readonly inputs: number,
    private readonly inputSteps: number,
    private readonly stride: number,
  ) {
    this.output = new Float32Array(biases.length * Math.ceil(inputSteps / stride));
    this.patch = new Float32Array(inputs * 3);
  }

  of(input: Float32Array): Float32Array {
    const { output, patch, inputs, inputSteps, stride, weights, biases } = this;
    const outputs = biases.length;
    for (let step = 0, to = 0; step < inputSteps; step += stride, to += outputs) {
      for (let tap = 0; tap < 3; tap += 1) {
        const seen = step + tap - 1;
        const there = seen >= 0 && seen < inputSteps;
        for (let channel = 0; channel < inputs; channel += 1) {
          patch[channel * 3 + tap] = there ? (input[seen * inputs + channel] ?? 0) : 0;
        }
      }
      for (let channel = 0; channel < outputs; channel += 1) {
        output[to + channel] = Math.max(0, (biases[channel] ?? 0) + product(weights, channel * patch.length, patch));
      }
    }
    return output;
  }
}

/** The sum of the products of `vector` with as many weights. Four at once: the processor need not wait for each. */
function product(weights: Float32Array, from: number, vector: Float32Array): number {
  const { length } = vector;
  let one = 0;
  let two = 0;
  let three = 0;
  let four = 0;
  let at = 0;
  for (; at + 3 < length; at += 4) {
    one += (weights[from + at] ?? 0) * (vector[at] ?? 0);
    two += (weights[from + at + 1] ?? 0) * (vector[at + 1] ?? 0);
    three += (weights[from + at + 2] ?? 0) * (vector[at + 2] ?? 0);
    four += (weights[from + at + 3] ?? 0) * (vector[at + 3] ?? 0);
  }
  for (; at < length; at += 1) {
    one += (weights[from + at] ?? 0) * (vector[at] ?? 0);
  }
  return one + two + three + four;
}

/** A cell that remembers (LSTM), its gates in the order input, forget, new, output. */
class Memory {
  private readonly said = new Float32Array(cells);
  private readonly kept = new Float32Array(cells);
  private readonly gates = new Float32Array(4 * cells);

  constructor(
    private readonly ofInput: Float32Array,
    private readonly ofSaid: Float32Array,
    private readonly inputBiases: Float32Array,
    private readonly saidBiases: Float32Array,
  ) {}

  of(input: Float32Array): Float32Array {
    const { said, kept, gates } = this;
    for (let gate = 0; gate < gates.length; gate += 1) {
      const biases = (this.inputBiases[gate] ?? 0) + (this.saidBiases[gate] ?? 0);
      gates[gate] = biases + product(this.ofInput, gate * cells, input) + product(this.ofSaid, gate * cells, said);
    }
    for (let cell = 0; cell < cells; cell += 1) {
      const fresh = likely(gates[cell] ?? 0) * Math.tanh(gates[2 * cells + cell] ?? 0);
      kept[cell] = likely(gates[cells + cell] ?? 0) * (kept[cell] ?? 0) + fresh;
      said[cell] = likely(gates[3 * cells + cell] ?? 0) * Math.tanh(kept[cell] ?? 0);
    }
    return said;
  }

  forget(): void {
    this.said.fill(0);
    this.kept.fill(0);
  }
}

/** The logistic function. */
function likely(value: number): number {
  return 1 / (1 + Math.exp(-value));
}

/** The network on its weights, as scripts/voiceModel.mjs writes them. */
export class VoiceNetwork {
  private readonly spectrum = new Spectrum();
  private readonly samples = new Float32Array(taken + mirrored);
  private readonly magnitudes = new Float32Array(steps * bins);
  private readonly layers: readonly Layer[];
  private readonly memory: Memory;
  private readonly answer: Float32Array;
  private readonly answerBias: number;

  constructor(weights: Float32Array) {
    let at = 0;
    const next = (count: number): Float32Array => {
      at += count;
      return weights.subarray(at - count, at);
    };
    const layer = (inputs: number, outputs: number, inputSteps: number, stride: number): Layer => new Layer(next(outputs * inputs * 3), next(outputs), inputs, inputSteps, stride);
    this.layers = [layer(bins, 128, steps, 1), layer(128, 64, steps, 2), layer(64, 64, steps / 2, 2), layer(64, cells, steps / 4, 1)];
    this.memory = new Memory(next(4 * cells * cells), next(4 * cells * cells), next(4 * cells), next(4 * cells));
    this.answer = next(cells);
    this.answerBias = next(1)[0] ?? 0;
    if (at !== weights.length) {
      throw new Error("These are the weights of something else.");
    }
  }

  /** How likely these samples are speech, 0 to 1, given those before. */
  hear(samples: Float32Array): number {
    this.samples.set(samples);
    for (let at = 0; at < mirrored; at += 1) {
      this.samples[taken + at] = (samples[taken - 2 - at] ?? 0);
    }
    for (let step = 0; step < steps; step += 1) {
      this.spectrum.of(this.samples, step * hop, this.magnitudes, step * bins);
    }
    const seen = this.layers.reduce<Float32Array>((flow, layer) => layer.of(flow), this.magnitudes);
    const said = this.memory.of(seen);
    let sum = this.answerBias;
    for (let cell = 0; cell < cells; cell += 1) {
      sum += Math.max(0, (said[cell] ?? 0)) * (this.answer[cell] ?? 0);
    }
    return likely(sum);
  }

  forget(): void {
    this.memory.forget();
  }
}
