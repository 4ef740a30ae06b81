import { sourceName } from "./events.ts";
import { language, text } from "./texts.ts";

/** What a person made of a flag. */
export type ReviewState = "open" | "confirmed" | "dismissed";

/** What somebody made of a flag; a student reads it without a name. */
export interface Review {
  readonly state: ReviewState;
  readonly reason: string;
  readonly author: string;
  readonly at: number;
}

/** An event that the exam's policy counts. */
export interface Flag {
  readonly event: number;
  readonly option: string;
  readonly state: ReviewState;
  readonly durationMs: number;
  readonly reviews: readonly Review[];
}

/** What a flag takes from the score: weight × counted × percent × relief × an hour ÷ against. */
export interface Deduction {
  readonly event: number;
  readonly option: string;
  readonly points: number;
  readonly weight: number;
  readonly countedMs: number;
  readonly percent: number;
  /** How many per cent of the option's flags count for this student. */
  readonly relief: number;
  readonly againstMs: number;
  readonly capped: boolean;
}

/** When an option that flags something could not; epoch milliseconds. */
export interface Lane {
  readonly option: string;
  readonly unobserved: readonly { readonly from: number; readonly until: number }[];
}

/** How much an option's flags count for one student; a student reads it without a name. */
export interface Accommodation {
  readonly option: string;
  readonly percent: number;
  readonly reason: string;
  readonly author: string;
  readonly at: number;
}

/** What an attempt is observed by. */
export type Observer = "browser" | "camera" | "microphone" | "screen" | "faces" | "speech";

export type Coverage = Readonly<Partial<Record<Observer, number>>>;

/** A trust score with all that it comes from; without points where too little was observed. */
export interface TrustScore {
  readonly points?: number;
  /** Shares of the exam's time, from 0 to 1. */
  readonly observed: number;
  readonly enough: number;
  readonly coverage: Coverage;
  readonly deductions: readonly Deduction[];
  readonly most: number;
  readonly flags: readonly Flag[];
  readonly lanes: readonly Lane[];
  readonly accommodations: readonly Accommodation[];
}

/** A score at a glance, in a class list. */
export interface ScoreLine {
  readonly points?: number;
  readonly observed: number;
  readonly coverage: Coverage;
  readonly flags: number;
  readonly open: number;
}

const tenths = new Intl.NumberFormat(language, { minimumFractionDigits: 0, maximumFractionDigits: 1 });
const share = new Intl.NumberFormat(language, { style: "percent", maximumFractionDigits: 0 });

/** Points as they are read: whole, or with one decimal. */
export function points(value: number): string {
  return tenths.format(value);
}

/** A share of the time, never rounded up to all of it. */
export function percent(value: number): string {
  return share.format(Math.floor(value * 100) / 100);
}

/** What is observed, in words. */
export function observerName(observer: Observer): string {
  switch (observer) {
    case "camera":
    case "screen":
      return sourceName(observer);
    case "microphone":
      return text("score.microphone");
    case "browser":
      return text("score.browser");
    case "faces":
      return text("score.faces");
    case "speech":
      return text("score.speech");
  }
}
