// The face recognition network of @vladmandic/face-api (MIT; dlib's ResNet, by Davis King), written as ONNX, so that it runs on the runtime
// that is in the package anyway. The weights stay as they are: bytes, each with a scale and an offset.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { Network } from "./onnx.mjs";

/** Width and height of the face it wants. */
const size = 150;
const meanColour = [122.782, 117.001, 104.298];

/** @typedef {{ name: string, channels: number, size: number }} Layer what flows, and its shape */
/** @typedef {{ shape: number[], values: Uint8Array | Float32Array, scale: number, min: number }} Weight bytes are packed, numbers are not */

/** The network as an ONNX file; in: a face, 1 × 3 × 150 × 150, 0 to 255; out: 128 numbers, near each other for one person.
 * @param {string} folder where face-api's models are @returns {Promise<Uint8Array>} */
export async function likenessModel(folder) {
  const weights = await readWeights(folder);
  const network = new Network();
  const build = new Builder(network, weights);
  const colour = network.node("Sub", ["face", network.floats([1, 3, 1, 1], meanColour)]);
  const input = { name: network.node("Mul", [colour, network.floats([], [1 / 255])]), channels: 3, size };
  let flow = build.relu(build.convolution(input, "conv32_down", 2));
  flow = { ...flow, name: network.node("MaxPool", [flow.name], { kernel_shape: [3, 3], strides: [2, 2] }), size: Math.floor((flow.size - 3) / 2) + 1 };
  for (const [group, count] of /** @type {const} */ ([["32", 3], ["64", 3], ["128", 2], ["256", 2]])) {
    flow = group === "32" ? flow : build.down(flow, `conv${group}_down`);
    for (let each = 1; each <= count; each += 1) {
      flow = build.residual(flow, `conv${group}_${each}`);
    }
  }
  flow = build.down(flow, "conv256_down_out");
  const mean = network.node("Flatten", [network.node("GlobalAveragePool", [flow.name])]);
  const output = network.node("MatMul", [mean, build.constant(build.weight("fc"))]);
  return network.model({ name: "face", shape: [1, 3, size, size] }, output, [1, 128]);
}

class Builder {
  #network;
  #weights;

  /** @param {Network} network @param {Map<string, Weight>} weights */
  constructor(network, weights) {
    this.#network = network;
    this.#weights = weights;
  }

  /** @param {string} name @returns {Weight} */
  weight(name) {
    const weight = this.#weights.get(name);
    if (weight === undefined) {
      throw new Error(`There is no weight ${name}.`);
    }
    return weight;
  }

  /** @param {Weight} weight @returns {string} */
  constant({ shape, values, scale, min }) {
    return values instanceof Uint8Array ? this.#network.packed(shape, values, scale, min) : this.#network.floats(shape, values);
  }

  /** @param {string} name @returns {number[]} */
  #values(name) {
    const { values, scale, min } = this.weight(name);
    return Array.from(values, (value) => value * scale + min);
  }

  /** (convolution + bias) × scale + offset. With a stride of two nothing is added at the edges.
   * @param {Layer} from @param {string} name @param {number} stride @returns {Layer} */
  convolution(from, name, stride) {
    const { shape, values, scale, min } = this.weight(`${name}/conv/filters`);
    const [high = 0, wide = 0, inputs = 0, outputs = 0] = shape;
    // From height, width, in, out to out, in, height, width.
    const turned = values instanceof Uint8Array ? new Uint8Array(values.length) : new Float32Array(values.length);
    for (let at = 0; at < values.length; at += 1) {
      const out = at % outputs;
      const input = Math.floor(at / outputs) % inputs;
      const place = Math.floor(at / (outputs * inputs));
      turned[(out * inputs + input) * high * wide + place] = values[at] ?? 0;
    }
    const pad = stride === 1 ? (high - 1) / 2 : 0;
    const kernel = this.constant({ shape: [outputs, inputs, high, wide], values: turned, scale, min });
    const made = this.#network.node("Conv", [from.name, kernel], { kernel_shape: [high, wide], strides: [stride, stride], pads: [pad, pad, pad, pad] });
    const factors = this.#values(`${name}/scale/weights`);
    const biases = this.#values(`${name}/conv/bias`);
    const offsets = this.#values(`${name}/scale/biases`).map((offset, at) => offset + (biases[at] ?? 0) * (factors[at] ?? 1));
    const each = [1, outputs, 1, 1];
    const scaled = this.#network.node("Mul", [made, this.#network.floats(each, factors)]);
    return {
      name: this.#network.node("Add", [scaled, this.#network.floats(each, offsets)]),
      channels: outputs,
      size: Math.floor((from.size + 2 * pad - high) / stride) + 1,
    };
  }

  /** @param {Layer} flow @returns {Layer} */
  relu(flow) {
    return { ...flow, name: this.#network.node("Relu", [flow.name]) };
  }

  /** @param {Layer} flow @param {string} name @returns {Layer} */
  residual(flow, name) {
    const out = this.convolution(this.relu(this.convolution(flow, `${name}/conv1`, 1)), `${name}/conv2`, 1);
    return this.relu({ ...out, name: this.#network.node("Add", [out.name, flow.name]) });
  }

  /** Half as large: the way around is averaged, and both are filled up with zeros to the same shape.
   * @param {Layer} flow @param {string} name @returns {Layer} */
  down(flow, name) {
    const out = this.convolution(this.relu(this.convolution(flow, `${name}/conv1`, 2)), `${name}/conv2`, 1);
    const around = { ...flow, name: this.#network.node("AveragePool", [flow.name], { kernel_shape: [2, 2], strides: [2, 2] }), size: Math.floor(flow.size / 2) };
    const largest = { channels: Math.max(out.channels, around.channels), size: Math.max(out.size, around.size) };
    return this.relu({ ...largest, name: this.#network.node("Add", [this.#filled(out, largest), this.#filled(around, largest)]) });
  }

  /** @param {Layer} from @param {{ channels: number, size: number }} to @returns {string} */
  #filled(from, to) {
    const more = [to.channels - from.channels, to.size - from.size, to.size - from.size];
    return more.every((one) => one === 0) ? from.name : this.#network.node("Pad", [from.name, this.#network.integers([0, 0, 0, 0, 0, ...more])]);
  }
}

/** @typedef {{ name: string, shape: number[], quantization?: { scale: number, min: number } }} Entry */

/** @param {string} folder @returns {Promise<Map<string, Weight>>} */
async function readWeights(folder) {
  /** @type {unknown} */
  const read = JSON.parse(await readFile(join(folder, "face_recognition_model-weights_manifest.json"), "utf8"));
  const manifest = /** @type {{ weights: Entry[] }[]} */ (read);
  const all = await readFile(join(folder, "face_recognition_model.bin"));
  /** @type {Map<string, Weight>} */
  const weights = new Map();
  let at = 0;
  for (const { name, shape, quantization } of manifest.flatMap((group) => group.weights)) {
    const length = shape.reduce((product, one) => product * one, 1);
    const bytes = Uint8Array.from(all.subarray(at, at + (quantization === undefined ? 4 * length : length)));
    weights.set(name, { shape, values: quantization === undefined ? new Float32Array(bytes.buffer) : bytes, scale: quantization?.scale ?? 1, min: quantization?.min ?? 0 });
    at += bytes.length;
  }
  return weights;
}
