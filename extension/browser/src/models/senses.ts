import type { Clock, Signal } from "../detectors/detector.js";
import type { Policy } from "../network/protocol.js";
import type { FaceWatch } from "./faceWatch.js";
import { sampleRate } from "./sound.js";
import type { SpeechWatch } from "./speechWatch.js";

/** What models look at and listen to. */
export interface SensesSetup {
  readonly clock: Clock;
  readonly camera: () => MediaStream | undefined;
  readonly tell: (signal: Signal) => void;
}

/** What is cut from the sound of the last seconds. */
export interface Clip {
  readonly at: number;
  readonly bytes: Uint8Array;
}

/** The models an exam's policy asks for, at work beside the media's way and never in it; without such a policy none is loaded. */
export class Senses {
  private faces: FaceWatch | undefined;
  private speech: SpeechWatch | undefined;
  private run: object | undefined;

  constructor(private readonly setup: SensesSetup) {}

  start({ options }: Policy): void {
    this.stop();
    const run = {};
    this.run = run;
    if (options.people === true) {
      void this.watchFaces(() => this.run === run);
    }
    if (options.audio === true) {
      void this.watchSpeech(() => this.run === run);
    }
  }

  /** What was heard since `from`, as a WebM file; undefined where nothing is remembered. */
  async clip(from: number): Promise<Clip | undefined> {
    const heard = this.speech?.memory.since(from);
    if (heard === undefined || heard.samples.length === 0) {
      return undefined;
    }
    const { opusClip } = await import("./opusClip.js");
    return { at: Math.round(heard.at), bytes: await opusClip(heard.samples, sampleRate) };
  }

  stop(): void {
    this.run = undefined;
    this.faces?.stop();
    this.speech?.stop();
    this.faces = undefined;
    this.speech = undefined;
  }

  private async watchFaces(wanted: () => boolean): Promise<void> {
    const { FaceWatch } = await import("./faceWatch.js");
    if (wanted()) {
      this.faces = new FaceWatch({
        ...this.setup,
        stopwatch,
        open: async () => (await import("./faceFinder.js")).openFaceFinder(),
      });
    }
  }

  private async watchSpeech(wanted: () => boolean): Promise<void> {
    const { SpeechWatch } = await import("./speechWatch.js");
    const { openMicrophone } = await import("./microphone.js");
    if (wanted()) {
      this.speech = new SpeechWatch({
        ...this.setup,
        stopwatch,
        stream: this.setup.camera,
        openMicrophone,
        openModel: async () => (await import("./speechModel.js")).openSpeechModel(),
      });
    }
  }
}

function stopwatch(): number {
  return performance.now();
}
