// MediaPipe Tasks refuses a tflite model that does not say how its input is normalised, as those of @mediapipe/face_detection don't.
// This puts a new root table before the model, untouched behind it, whose metadata says so: every pixel is (value - 127.5) / 127.5.
import { Builder } from "flatbuffers";

const pixelNormalisation = 127.5;
/** Names of the model's two outputs, as its own graph has them. */
const outputs = ["regressors", "classificators"];

// Fields of the Model table in tflite's schema.fbs, by their place.
const field = { version: 0, operatorCodes: 1, subgraphs: 2, buffers: 4, metadata: 6 };

/** The metadata of metadata_schema.fbs: one image in, two tensors out.
 * @returns {Uint8Array} */
function metadata() {
  const b = new Builder(1024);
  /** @param {number} fields @param {[number, number][]} offsets @param {[number, number][]} [bytes] */
  const table = (fields, offsets, bytes = []) => {
    b.startObject(fields);
    for (const [at, value] of bytes) {
      b.addFieldInt8(at, value, 0);
    }
    for (const [at, value] of offsets) {
      b.addFieldOffset(at, value, 0);
    }
    return b.endObject();
  };
  /** @param {number[]} of */
  const offsets = (of) => {
    b.startVector(4, of.length, 4);
    for (const one of [...of].reverse()) {
      b.addOffset(one);
    }
    return b.endVector();
  };
  /** @param {number} value */
  const floats = (value) => {
    b.startVector(4, 1, 4);
    b.addFloat32(value);
    return b.endVector();
  };
  const mean = floats(pixelNormalisation);
  const deviation = floats(pixelNormalisation);
  const normalisation = table(2, [[0, mean], [1, deviation]]);
  const processUnits = offsets([table(2, [[1, normalisation]], [[0, 1]])]); // NormalizationOptions
  const rgb = table(2, [], [[0, 1]]);
  const content = table(3, [[1, rgb]], [[0, 2]]); // ImageProperties
  const inputs = offsets([table(7, [[0, b.createString("image")], [3, content], [4, processUnits]])]);
  const outs = offsets(outputs.map((name) => b.createString(name)).map((name) => table(7, [[0, name]])));
  const subgraphs = offsets([table(10, [[2, inputs], [3, outs]])]);
  b.finish(table(8, [[0, b.createString("FaceDetector")], [3, subgraphs]]), "M001");
  return b.asUint8Array();
}

/** The model with its metadata.
 * @param {Uint8Array} model @returns {Uint8Array} */
export function withMetadata(model) {
  const old = readModel(model);
  const meta = metadata();
  const out = new Prefix();
  // A vtable of seven fields; description and metadata_buffer are left out, the others follow each other in the table.
  const vtable = out.uint16s([18, 24, 4, 8, 12, 0, 16, 0, 20]);
  out.align(4);
  const table = out.uint32s([0, old.version, 0, 0, 0, 0]);
  out.setInt32(table, table - vtable);
  out.point(0, table);
  out.pointBehind(table + 8, old.operatorCodes);
  out.pointBehind(table + 12, old.subgraphs);
  // The old buffers, and one more with the metadata.
  const buffers = out.uint32s([old.buffers.length + 1, ...old.buffers.map(() => 0), 0]);
  out.point(table + 16, buffers);
  old.buffers.forEach((buffer, index) => {
    out.pointBehind(buffers + 4 + 4 * index, buffer);
  });
  const bufferVtable = out.uint16s([6, 8, 4]);
  out.align(4);
  const buffer = out.uint32s([0, 0]);
  out.setInt32(buffer, buffer - bufferVtable);
  out.point(buffers + 4 + 4 * old.buffers.length, buffer);
  out.align(16, 4);
  out.point(buffer + 4, out.uint32s([meta.length]));
  out.raw(meta);
  out.align(4);
  // Model.metadata: one entry that names the last buffer.
  const entries = out.uint32s([1, 0]);
  out.point(table + 20, entries);
  const entryVtable = out.uint16s([8, 12, 4, 8]);
  const entry = out.uint32s([0, 0, old.buffers.length]);
  out.setInt32(entry, entry - entryVtable);
  out.point(entries + 4, entry);
  const name = new TextEncoder().encode("TFLITE_METADATA");
  out.point(entry + 4, out.uint32s([name.length]));
  out.raw(name);
  out.raw(new Uint8Array(1));
  return out.before(model);
}

/** Where the parts of a model lie.
 * @param {Uint8Array} model */
function readModel(model) {
  const view = new DataView(model.buffer, model.byteOffset, model.byteLength);
  /** @param {number} at */
  const follow = (at) => at + view.getUint32(at, true);
  const root = follow(0);
  const vtable = root - view.getInt32(root, true);
  /** @param {number} index */
  const place = (index) => {
    const offset = view.getUint16(vtable + 4 + 2 * index, true);
    if (offset === 0) {
      throw new Error(`The model has no field ${index}.`);
    }
    return root + offset;
  };
  const buffers = follow(place(field.buffers));
  return {
    version: view.getUint32(place(field.version), true),
    operatorCodes: follow(place(field.operatorCodes)),
    subgraphs: follow(place(field.subgraphs)),
    buffers: Array.from({ length: view.getUint32(buffers, true) }, (_, index) => follow(buffers + 4 + 4 * index)),
  };
}

/** The bytes that come before the model; offsets point forward from where they stand. */
class Prefix {
  /** @type {number[]} */
  #bytes = [0, 0, 0, 0, ...new TextEncoder().encode("TFL3")];
  /** @type {[number, number][]} */
  #behind = [];

  /** Zeros up to a multiple; `before`: of what comes after so many bytes more.
   * @param {number} multiple @param {number} [before] */
  align(multiple, before = 0) {
    while ((this.#bytes.length + before) % multiple !== 0) {
      this.#bytes.push(0);
    }
  }

  /** @param {Uint8Array} bytes */
  raw(bytes) {
    this.#bytes.push(...bytes);
  }

  /** @param {number[]} values @returns {number} where they begin */
  uint16s(values) {
    this.align(2);
    const at = this.#bytes.length;
    this.raw(new Uint8Array(new Uint16Array(values).buffer));
    return at;
  }

  /** @param {number[]} values @returns {number} where they begin */
  uint32s(values) {
    this.align(4);
    const at = this.#bytes.length;
    this.raw(new Uint8Array(new Uint32Array(values).buffer));
    return at;
  }

  /** @param {number} at @param {number} value */
  setInt32(at, value) {
    new Uint8Array(new Int32Array([value]).buffer).forEach((byte, index) => {
      this.#bytes[at + index] = byte;
    });
  }

  /** The offset at `at` leads to `target`, both in here.
   * @param {number} at @param {number} target */
  point(at, target) {
    this.setInt32(at, target - at);
  }

  /** The offset at `at` leads to `target` in the model behind.
   * @param {number} at @param {number} target */
  pointBehind(at, target) {
    this.#behind.push([at, target]);
  }

  /** @param {Uint8Array} model @returns {Uint8Array} */
  before(model) {
    this.align(64);
    const size = this.#bytes.length;
    for (const [at, target] of this.#behind) {
      this.point(at, size + target);
    }
    const whole = new Uint8Array(size + model.length);
    whole.set(this.#bytes);
    whole.set(model, size);
    return whole;
  }
}
