// An audio worklet: passes the microphone's samples on in blocks, so that they are waited for eight times a second and not 125.
// It has no imports: it runs in a world of its own.

/** Samples in a block: four of the speech model's frames. */
const blockSamples = 2048;

declare abstract class AudioWorkletProcessor {
  readonly port: MessagePort;
  abstract process(inputs: readonly (readonly Float32Array[])[]): boolean;
}
declare function registerProcessor(name: string, processor: new () => AudioWorkletProcessor): void;

class SoundBlocks extends AudioWorkletProcessor {
  private block = new Float32Array(blockSamples);
  private filled = 0;

  process([input]: readonly (readonly Float32Array[])[]): boolean {
    const samples = input?.[0];
    if (samples !== undefined) {
      this.block.set(samples, this.filled);
      this.filled += samples.length;
      if (this.filled >= blockSamples) {
        this.port.postMessage(this.block, [this.block.buffer]);
        this.block = new Float32Array(blockSamples);
        this.filled = 0;
      }
    }
    return true;
  }
}

registerProcessor("sound-blocks", SoundBlocks);
