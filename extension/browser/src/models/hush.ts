/**
 * The loudness, in dB over silence, below which a frame of sound is not worth asking the model about: three to four steps below the
 * quietest speech that it hears at all (measured, see docs/detectors.md).
 */
export const quietest = 18;
/** After a louder frame so many (two seconds) are asked about, however quiet: speech has pauses and soft ends. */
export const lingering = 62;
/** So many frames before the first louder one are heard after all: words begin softly, and the model goes by what came before. */
export const caughtUp = 8;

/** Keeps the model of speech asleep while nothing is to be heard. */
export class Hush {
  private awake = 0;
  private before: Float32Array[] = [];

  /** The frames the model has to hear now, this one the last of them; none in silence. `woken`: after a silence. */
  listen(frame: Float32Array, loudness: number): { readonly frames: readonly Float32Array[]; readonly woken: boolean } {
    const woken = this.awake === 0 && loudness >= quietest;
    this.awake = loudness >= quietest ? lingering : Math.max(0, this.awake - 1);
    if (this.awake === 0) {
      this.before = [...this.before, frame].slice(-caughtUp);
      return { frames: [], woken: false };
    }
    const frames = [...this.before, frame];
    this.before = [];
    return { frames, woken };
  }
}
