/** Two soft notes. Made here, so that nothing has to be fetched. */
export class Chime {
  #context: AudioContext | undefined;

  /** Browsers let a page sound only after a click; this is to be called in one. */
  allow(): void {
    this.#context ??= new AudioContext();
    void this.#context.resume();
  }

  play(): void {
    const context = this.#context;
    if (context === undefined) {
      return;
    }
    [660, 880].forEach((frequency, index) => {
      const at = context.currentTime + index * 0.18;
      const tone = new OscillatorNode(context, { frequency });
      const volume = new GainNode(context, { gain: 0 });
      volume.gain.setValueAtTime(0.001, at);
      volume.gain.exponentialRampToValueAtTime(0.15, at + 0.02);
      volume.gain.exponentialRampToValueAtTime(0.001, at + 0.35);
      tone.connect(volume).connect(context.destination);
      tone.start(at);
      tone.stop(at + 0.4);
    });
  }

  close(): void {
    void this.#context?.close();
    this.#context = undefined;
  }
}
