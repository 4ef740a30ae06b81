// As much of ONNX's protobuf (onnx.proto3) as a small network needs.

/** @param {number} value @returns {number[]} */
function varint(value) {
  const bytes = [];
  let rest = value;
  for (; rest > 127; rest = Math.floor(rest / 128)) {
    bytes.push((rest % 128) | 128);
  }
  return [...bytes, rest];
}

/** A field of bytes, text or a message.
 * @param {number} field @param {Uint8Array | string} content @returns {Uint8Array} */
function bytes(field, content) {
  const value = typeof content === "string" ? new TextEncoder().encode(content) : content;
  return joined([Uint8Array.from([...varint((field << 3) | 2), ...varint(value.length)]), value]);
}

/** @param {number} field @param {number} value @returns {Uint8Array} */
function number(field, value) {
  return Uint8Array.from([...varint(field << 3), ...varint(value)]);
}

/** @param {Uint8Array[]} parts @returns {Uint8Array} */
export function joined(parts) {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

const float = 1;
const uint8 = 2;
const int64 = 7;

/** A network in the making: nodes in their order, and the constants they take. */
export class Network {
  /** @type {Uint8Array[]} */
  #nodes = [];
  /** @type {Uint8Array[]} */
  #constants = [];
  #named = 0;

  /** Adds a node and names its output.
   * @param {string} operator @param {string[]} inputs @param {Record<string, number | number[]>} [attributes] @returns {string} */
  node(operator, inputs, attributes = {}) {
    const output = this.#name();
    const given = Object.entries(attributes).map(([name, value]) =>
      bytes(5, joined([bytes(1, name), ...(Array.isArray(value) ? [...value.map((one) => number(8, one)), number(20, 7)] : [number(3, value), number(20, 2)])])),
    );
    this.#nodes.push(bytes(1, joined([...inputs.map((input) => bytes(1, input)), bytes(2, output), bytes(4, operator), ...given])));
    return output;
  }

  /** @param {number[]} shape @param {Iterable<number>} values @returns {string} */
  floats(shape, values) {
    return this.#constant(shape, float, new Uint8Array(Float32Array.from(values).buffer));
  }

  /** @param {number[]} values @returns {string} */
  integers(values) {
    return this.#constant([values.length], int64, new Uint8Array(BigInt64Array.from(values.map(BigInt)).buffer));
  }

  /** Values kept in bytes: each is `byte × scale + min`.
   * @param {number[]} shape @param {Uint8Array} packed @param {number} scale @param {number} min @returns {string} */
  packed(shape, packed, scale, min) {
    const wide = this.node("Cast", [this.#constant(shape, uint8, packed)], { to: float });
    return this.node("Add", [this.node("Mul", [wide, this.floats([], [scale])]), this.floats([], [min])]);
  }

  /** The model's file.
   * @param {{ name: string, shape: number[] }} input @param {string} output @param {number[]} shape @returns {Uint8Array} */
  model(input, output, shape) {
    const graph = joined([...this.#nodes, bytes(2, "network"), ...this.#constants, bytes(11, valueInfo(input.name, input.shape)), bytes(12, valueInfo(output, shape))]);
    return joined([number(1, 8), bytes(7, graph), bytes(8, joined([bytes(1, ""), number(2, 13)]))]);
  }

  /** @param {number[]} shape @param {number} type @param {Uint8Array} raw @returns {string} */
  #constant(shape, type, raw) {
    const name = this.#name();
    this.#constants.push(bytes(5, joined([...shape.map((size) => number(1, size)), number(2, type), bytes(8, name), bytes(9, raw)])));
    return name;
  }

  #name() {
    this.#named += 1;
    return `v${this.#named}`;
  }
}

/** @param {string} name @param {number[]} shape @returns {Uint8Array} */
function valueInfo(name, shape) {
  const dimensions = joined(shape.map((size) => bytes(1, number(1, size))));
  return joined([bytes(1, name), bytes(2, bytes(1, joined([number(1, float), bytes(2, dimensions)])))]);
}
