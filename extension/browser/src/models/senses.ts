import type { Clock, Signal } from "../detectors/detector.js";
import type { Policy } from "../network/protocol.js";
import type { FaceWatch } from "./faceWatch.js";
import type { LikenessWatch } from "./likenessWatch.js";
import { sampleRate } from "./sound.js";
import type { SoundMemory } from "./soundMemory.js";
import type { SpeechWatch } from "./speechWatch.js";

/** What models look at and listen to. */
export interface SensesSetup {
  readonly clock: Clock;
  readonly random: () => number;
  readonly camera: () => MediaStream | undefined;
  readonly tell: (signal: Signal) => void;
}

/** What is cut from the sound of the last seconds. */
export interface Clip {
  readonly at: number;
  readonly bytes: Uint8Array;
}

/** A clip begins so long before what it shows, and goes on so long after that was noticed: ten seconds or so. */
const beforeMilliseconds = 2000;
const afterMilliseconds = 6000;

/** The models an exam's policy asks for, at work beside the media's way and never in it; without such a policy none is loaded. */
export class Senses {
  private faces: FaceWatch | undefined;
  private speech: SpeechWatch | undefined;
  private likeness: LikenessWatch | undefined;
  private run: object | undefined;
  private readonly unfinished = new Set<() => void>();

  constructor(private readonly setup: SensesSetup) {}

  /** `likeness`: the student has agreed to being compared. */
  start({ options }: Policy, likeness: boolean): void {
    this.stop();
    const run = {};
    this.run = run;
    const compare = options.impersonation === true && likeness;
    if (options.people === true || compare) {
      void this.watchFaces(() => this.run === run);
    }
    if (compare) {
      void this.watchLikeness(() => this.run === run);
    }
    if (options.audio === true) {
      void this.watchSpeech(() => this.run === run);
    }
  }

  /**
   * What is heard around `from`, as a WebM file: from a little before it until some seconds from now, or until this is stopped.
   * Undefined where nothing was heard.
   */
  async clip(from: number): Promise<Clip | undefined> {
    const heard = await new Promise<ReturnType<SoundMemory["since"]> | undefined>((resolve) => {
      const cut = (): void => {
        cancel();
        this.unfinished.delete(cut);
        resolve(this.speech?.memory.since(from - beforeMilliseconds));
      };
      const cancel = this.setup.clock.after(afterMilliseconds, cut);
      this.unfinished.add(cut);
    });
    if (heard === undefined || heard.samples.length === 0) {
      return undefined;
    }
    const { opusClip } = await import("./opusClip.js");
    return { at: Math.round(heard.at), bytes: await opusClip(heard.samples, sampleRate) };
  }

  stop(): void {
    this.run = undefined;
    for (const cut of [...this.unfinished]) {
      cut();
    }
    this.faces?.stop();
    this.speech?.stop();
    this.likeness?.stop();
    this.faces = undefined;
    this.speech = undefined;
    this.likeness = undefined;
  }

  private async watchLikeness(wanted: () => boolean): Promise<void> {
    const { LikenessWatch } = await import("./likenessWatch.js");
    const { openLikenessModel } = await import("./likenessModel.js");
    if (wanted()) {
      this.likeness = new LikenessWatch({
        ...this.setup,
        portrait: () => this.faces?.portrait() ?? "nobody",
        open: openLikenessModel,
      });
    }
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
