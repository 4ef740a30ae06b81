/** The last seconds of sound, in memory: what a clip is cut from, and forgotten otherwise. */
export class SoundMemory {
  private readonly samples: Float32Array;
  private filled = 0;
  private next = 0;
  /** The local time at which the newest sample was heard. */
  private newest = 0;

  constructor(
    private readonly rate: number,
    seconds: number,
  ) {
    this.samples = new Float32Array(rate * seconds);
  }

  keep(block: Float32Array, endsAt: number): void {
    for (const sample of block) {
      this.samples[this.next] = sample;
      this.next = (this.next + 1) % this.samples.length;
    }
    this.filled = Math.min(this.samples.length, this.filled + block.length);
    this.newest = endsAt;
  }

  /** What was heard since `from`, as far as it is remembered, and when that begins. */
  since(from: number): { readonly at: number; readonly samples: Float32Array<ArrayBuffer> } {
    const wanted = Math.max(0, Math.round(((this.newest - from) * this.rate) / 1000));
    const count = Math.min(this.filled, wanted);
    const cut = new Float32Array(count);
    const first = this.next - count + this.samples.length;
    for (let index = 0; index < count; index += 1) {
      cut[index] = this.samples[(first + index) % this.samples.length] ?? 0;
    }
    return { at: this.newest - (count * 1000) / this.rate, samples: cut };
  }

  clear(): void {
    this.samples.fill(0);
    this.filled = 0;
  }
}
