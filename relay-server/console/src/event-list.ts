import { html, nothing, type TemplateResult } from "lit";
import type { Report, Statement } from "./api.ts";
import { sourceName, wholeWords } from "./events.ts";
import { leadIn, lines, spanOf } from "./recording.ts";
import { dateAndTime, duration, text, timeOfDay } from "./texts.ts";

/** A line of the timeline in words; a gap has no number. */
export interface ListedEvent {
  readonly at: number;
  readonly seq: number;
  readonly kind: string;
  readonly words: string;
}

/** Everything that happened in words, in its order. */
export function listed(report: Report): readonly ListedEvent[] {
  const told = lines(report.events).map((event) => ({
    at: event.at,
    seq: event.seq,
    kind: event.kind,
    words: wholeWords(event, report.events),
  }));
  const gaps = report.gaps.map((gap) => ({
    at: gap.at,
    seq: 0,
    kind: "gap",
    words: `${text("report.gapOf", { source: sourceName(gap.source) })} ${text("report.lasted", { duration: duration(gap.durationMs) })}`,
  }));
  return [...told, ...gaps].sort((a, b) => a.at - b.at);
}

/** What the student says, each with when they wrote it; `own`: they read it themselves. */
export function said(statements: readonly Statement[], own = false): TemplateResult | typeof nothing {
  return statements.length === 0
    ? nothing
    : html`${statements.map(
        (statement) => html`<div class="said" data-statement=${statement.event ?? ""}>
          <p class="hint">${text(own ? "mine.said" : "report.said", { at: dateAndTime(statement.writtenAt) })}</p>
          <p class="words">${statement.text}</p>
        </div>`,
      )}`;
}

/** The list of events; each plays the recording from a little before it, with what is said to it underneath. */
export function eventList(
  report: Report,
  play: (from: number) => void,
  beneath: (event: ListedEvent) => TemplateResult | typeof nothing,
): TemplateResult {
  const all = listed(report);
  const span = spanOf(report, Date.now());
  return html`
    <section class="card stack">
      <h2>${text("report.events")}</h2>
      <ol class="events">
        ${all.length === 0 ? html`<li class="hint">${text("report.noEvents")}</li>` : nothing}
        ${all.map(
          (event) => html`<li>
            <button class="line" data-event=${event.kind} data-seq=${event.seq} ?disabled=${!span} @click=${() => { if (span) { play(leadIn(event.at, span)); } }}>
              <time>${timeOfDay(event.at)}</time><span>${event.words}</span>
            </button>
            ${beneath(event)}
          </li>`,
        )}
      </ol>
      <p class=${report.eventsWhole ? "hint" : "problem"}>
        ${report.eventsBrokenAt === undefined ? text("report.chainUnbroken") : text("report.chainBrokenAt", { seq: report.eventsBrokenAt })}
      </p>
    </section>
  `;
}
