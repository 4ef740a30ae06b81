import type { Detector, DetectorSetup, Signal } from "./detector.js";
import { modelAtWork } from "./modelAtWork.js";

/** A moment of sound is this long. */
export const momentMilliseconds = 32;
/** Of so many moments (two seconds) this many (one second) must be speech. */
export const listenedBack = 62;
export const spoken = 31;
/** So many moments (2.5 seconds) without speech end it: a pause for breath does not. */
export const quiet = 78;
/** From here on a moment is speech. */
export const likely = 0.5;
/** How long nothing can be heard before that is noted. */
export const unheardMilliseconds = 30_000;

type Sound = Extract<Signal, { type: "sound" }>;

/** Notices speech that lasts. It goes by how likely a moment is speech, not by how loud it is: noise, tones and clicks are none. */
export function audio(setup: DetectorSetup): Detector {
  const machine = modelAtWork("audio", setup);
  const speech = new Speech(setup);
  const deafness = new Deafness(setup);
  return {
    signal(signal) {
      machine.signal(signal);
      if (signal.type === "deaf") {
        speech.end();
        deafness.deaf(signal.why);
      } else if (signal.type === "sound") {
        deafness.over(signal.at);
        speech.listen(signal);
      }
    },
    stop() {
      machine.stop();
      speech.end();
    },
  };
}

class Speech {
  /** What was heard last, while nobody speaks. */
  private heard: readonly Sound[] = [];
  private speaking: boolean;
  /** Moments since the last one of speech, while somebody speaks. */
  private silent = 0;
  private last: number;
  private loud = { sum: 0, count: 0 };

  constructor(private readonly setup: DetectorSetup) {
    this.speaking = setup.stillOpen("speech") !== undefined;
    this.last = setup.clock.now();
  }

  listen(sound: Sound): void {
    const isSpeech = sound.speech >= likely;
    if (!this.speaking) {
      this.heard = [...this.heard, sound].slice(-listenedBack);
      const speech = this.heard.filter((one) => one.speech >= likely);
      if (isSpeech && speech.length >= spoken) {
        this.begin(speech);
      }
    } else if (isSpeech) {
      this.take(sound);
    } else {
      this.silent += 1;
      if (this.silent >= quiet) {
        this.end();
      }
    }
  }

  end(): void {
    if (this.speaking) {
      this.speaking = false;
      this.setup.report({ kind: "audio.speech", at: this.last, detail: this.detail(), ends: true, open: "speech" });
    }
    this.heard = [];
    this.loud = { sum: 0, count: 0 };
  }

  private begin(speech: readonly Sound[]): void {
    this.speaking = true;
    speech.forEach((sound) => {
      this.take(sound);
    });
    const at = speech[0]?.at ?? this.last;
    this.setup.report({ kind: "audio.speech", at, detail: this.detail(), open: "speech", evidence: "clip" });
  }

  private take({ at, loudness }: Sound): void {
    this.silent = 0;
    this.last = at;
    this.loud = { sum: this.loud.sum + loudness, count: this.loud.count + 1 };
  }

  private detail(): Readonly<Record<string, number>> {
    const { sum, count } = this.loud;
    return count === 0 ? {} : { loudness: Math.round(sum / count) };
  }
}

/** Whether the microphone gives anything to listen to. */
class Deafness {
  private told: boolean;
  private since: number | undefined;

  constructor(private readonly setup: DetectorSetup) {
    this.told = setup.stillOpen("unheard") !== undefined;
  }

  deaf(reason: string): void {
    const { clock, report } = this.setup;
    this.since ??= clock.now();
    if (!this.told && clock.now() - this.since >= unheardMilliseconds) {
      this.told = true;
      report({ kind: "audio.unheard", at: this.since, detail: { reason }, open: "unheard" });
    }
  }

  over(at: number): void {
    this.since = undefined;
    if (this.told) {
      this.told = false;
      this.setup.report({ kind: "audio.unheard", at, detail: {}, ends: true, open: "unheard" });
    }
  }
}
