import { html, nothing, type TemplateResult } from "lit";
import type { Report } from "./api.ts";
import type { ListedEvent } from "./event-list.ts";
import type { SendReview } from "./flag-review.ts";
import "./flag-review.ts";
import { timeOfDay } from "./texts.ts";

/** The flag of an event, if it is one; `send` for those who may say what it was. */
export function flagBeneath({ score }: Report, { seq, words, at }: ListedEvent, send: SendReview | undefined): TemplateResult | typeof nothing {
  const flag = score?.flags.find(({ event }) => event === seq);
  return flag === undefined ? nothing : html`<flag-review .flag=${flag} .words=${`${words}, ${timeOfDay(at)}`} .send=${send}></flag-review>`;
}
