import type { Clock, Signal } from "../detectors/detector.js";
import { Hush } from "./hush.js";
import type { Microphone } from "./microphone.js";
import { Pace } from "./pace.js";
import { SoundMemory } from "./soundMemory.js";
import { frameSamples, sampleRate } from "./sound.js";
import type { SpeechModel } from "./speechModel.js";

const frameMilliseconds = (frameSamples * 1000) / sampleRate;
/** How long sound is remembered; a clip is cut from it. */
const rememberedSeconds = 15;
/** Without sound for so long there is none. */
const deafMilliseconds = 2000;
const tickMilliseconds = 1000;
export const againMilliseconds = 30_000;
/** More frames than these that wait (a second) mean that the machine cannot follow. */
const mostWaiting = 32;
/** At the usual pace every second is listened to, at half of it every second one, and so on. */
const slowest = 8;
/** Sound of 16 bits goes down so far, in dB; louder is more. */
const silence = 96;

export interface SpeechWatchSetup {
  readonly clock: Clock;
  /** Milliseconds that only grow, for measuring. */
  readonly stopwatch: () => number;
  /** The captured stream that has the microphone in it. */
  readonly stream: () => MediaStream | undefined;
  readonly openModel: () => Promise<SpeechModel>;
  readonly openMicrophone: (stream: MediaStream, heard: (block: Float32Array) => void) => Promise<Microphone>;
  readonly tell: (signal: Signal) => void;
}

/** Has the microphone's sound listened to and tells how likely each moment is speech, and how loud. */
export class SpeechWatch {
  readonly memory = new SoundMemory(sampleRate, rememberedSeconds);
  private readonly pace = new Pace(tickMilliseconds, tickMilliseconds * slowest);
  private model: SpeechModel | undefined;
  private microphone: Microphone | undefined;
  private stream: MediaStream | undefined;
  private lastBlock: number;
  private heardUntil = 0;
  private failedAt: number | undefined;
  private opening = false;
  private stopped = false;
  private readonly hush = new Hush();
  private waiting: { readonly samples: Float32Array; readonly at: number }[] = [];
  /** Milliseconds that the model took since the last tick. */
  private cost = 0;
  private ticks = 0;

  constructor(private readonly setup: SpeechWatchSetup) {
    this.lastBlock = setup.clock.now();
    this.next(0);
  }

  stop(): void {
    this.stopped = true;
    this.microphone?.close();
    this.model = undefined;
    this.memory.clear();
  }

  private next(wait: number): void {
    const { clock } = this.setup;
    const due = clock.now() + wait;
    clock.after(wait, () => {
      if (!this.stopped) {
        this.tick(clock.now() - due);
        this.next(tickMilliseconds);
      }
    });
  }

  private tick(late: number): void {
    const { clock, stream, tell } = this.setup;
    this.ticks += 1;
    this.open();
    this.listenTo(stream());
    if (this.model === undefined) {
      if (this.failedAt !== undefined) {
        tell({ type: "deaf", why: "failed" });
      }
    } else if (clock.now() - this.lastBlock > deafMilliseconds) {
      tell({ type: "deaf", why: "noSound" });
    }
    const change = this.pace.frame(this.cost, late);
    this.cost = 0;
    if (change !== undefined) {
      tell({ type: "modelPace", option: "audio", ...change });
    }
  }

  private open(): void {
    const { clock, openModel, tell } = this.setup;
    const failed = this.failedAt !== undefined && clock.now() - this.failedAt < againMilliseconds;
    if (this.model !== undefined || this.opening || failed) {
      return;
    }
    this.opening = true;
    openModel()
      .then((model) => {
        if (this.stopped) {
          return;
        }
        this.model = model;
        this.failedAt = undefined;
        this.lastBlock = clock.now();
        tell({ type: "modelReady", option: "audio", by: "wasm" });
      })
      .catch(() => {
        this.failedAt = clock.now();
      })
      .finally(() => {
        this.opening = false;
      });
  }

  private listenTo(stream: MediaStream | undefined): void {
    const hearing = stream?.getAudioTracks().some((track) => track.readyState === "live") === true ? stream : undefined;
    if (hearing === this.stream) {
      return;
    }
    this.stream = hearing;
    this.microphone?.close();
    this.microphone = undefined;
    if (hearing !== undefined) {
      this.setup
        .openMicrophone(hearing, (block) => {
          this.heard(hearing, block);
        })
        .then((microphone) => {
          if (this.stopped || this.stream !== hearing) {
            microphone.close();
          } else {
            this.microphone = microphone;
          }
        })
        .catch(() => {
          // Tried again with the next tick; without sound meanwhile, which is told.
          this.stream = undefined;
        });
    }
  }

  /** When a block's last sample was heard: blocks follow each other, even where a busy machine hands several over at once. */
  private endOf({ length }: Float32Array, now: number): number {
    const next = this.heardUntil + (length * 1000) / sampleRate;
    this.heardUntil = now - next > deafMilliseconds ? now : Math.min(now, next);
    return this.heardUntil;
  }

  private heard(stream: MediaStream, block: Float32Array): void {
    const now = this.setup.clock.now();
    const end = this.endOf(block, now);
    this.memory.keep(block, end);
    // A track that is muted gives silence, which is no quiet room.
    if (stream.getAudioTracks().some((track) => track.muted || !track.enabled)) {
      return;
    }
    this.lastBlock = now;
    const stride = Math.round(this.pace.everyMs / tickMilliseconds);
    if (this.ticks % stride === 0 && this.waiting.length <= mostWaiting) {
      const frames = Math.floor(block.length / frameSamples);
      for (let frame = 0; frame < frames; frame += 1) {
        const at = Math.round(end - (frames - frame) * frameMilliseconds);
        this.waiting.push({ samples: block.subarray(frame * frameSamples, (frame + 1) * frameSamples), at });
      }
    }
    this.work();
  }

  /** Everything that waits, one after the other: each frame goes by those before it. */
  private work(): void {
    const { model } = this;
    if (model === undefined) {
      return;
    }
    const begun = this.setup.stopwatch();
    try {
      for (const { samples, at } of this.waiting.splice(0)) {
        const loud = loudness(samples);
        this.setup.tell({ type: "sound", at, speech: this.likely(model, samples, loud), loudness: loud });
      }
    } catch {
      this.model = undefined;
      this.failedAt = this.setup.clock.now();
    }
    this.cost += this.setup.stopwatch() - begun;
  }

  /** How likely a frame is speech; silence is none, and no model is asked. */
  private likely(model: SpeechModel, samples: Float32Array, loud: number): number {
    const { frames, woken } = this.hush.listen(samples, loud);
    if (woken) {
      model.forget();
    }
    return frames.reduce((_, frame) => model.hear(frame), 0);
  }
}

/** In dB over silence: 0 for none, 96 for the loudest there is. */
export function loudness(samples: Float32Array): number {
  let sum = 0;
  for (const sample of samples) {
    sum += sample * sample;
  }
  const level = 10 * Math.log10(sum / samples.length);
  return Math.max(0, Math.round(silence + level));
}
