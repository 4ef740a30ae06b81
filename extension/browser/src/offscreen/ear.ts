/** How loud a microphone is. The sound goes nowhere: it is measured and let go of. */
export class Ear {
  private context: AudioContext | undefined;
  private analyser: AnalyserNode | undefined;
  private samples = new Float32Array(0);
  private stream: MediaStream | undefined;

  /** The largest amplitude of the last moment, 0 to 1; undefined while there is nothing to measure. Without a stream it stops listening. */
  level(stream: MediaStream | undefined): number | undefined {
    if (stream !== this.stream) {
      this.listen(stream);
    }
    if (this.analyser === undefined || this.context?.state !== "running") {
      return undefined;
    }
    this.analyser.getFloatTimeDomainData(this.samples);
    return Math.min(1, this.samples.reduce((loudest, sample) => Math.max(loudest, Math.abs(sample)), 0));
  }

  private listen(stream: MediaStream | undefined): void {
    void this.context?.close();
    this.context = undefined;
    this.analyser = undefined;
    this.stream = stream;
    if (stream === undefined || stream.getAudioTracks().length === 0) {
      return;
    }
    // Without a loudspeaker: one that is held open for nothing takes more than all the rest of this.
    this.context = new AudioContext({ latencyHint: "playback", sinkId: { type: "none" } } as AudioContextOptions);
    this.analyser = this.context.createAnalyser();
    this.samples = new Float32Array(this.analyser.fftSize);
    this.context.createMediaStreamSource(stream).connect(this.analyser);
  }
}
