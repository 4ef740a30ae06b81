import type { Source } from "@candor/signaling-client";
import { html, nothing, type TemplateResult } from "lit";
import type { BrowserSeen, Part, Recordings, Report } from "./api.ts";
import { sourceName } from "./events.ts";
import { dateAndTime, duration, text, timeOfDay } from "./texts.ts";
import type { TextKey } from "./texts-en.ts";

function fact(name: string, value: string | undefined): TemplateResult | typeof nothing {
  return value === undefined || value === "" ? nothing : html`<div><dt>${name}</dt><dd>${value}</dd></div>`;
}

function when(at: number | undefined): string | undefined {
  return at === undefined ? undefined : dateAndTime(at);
}

/** What was seen of each browser; where there were several, with the time from which. */
function seen(browsers: readonly BrowserSeen[], of: (browser: BrowserSeen) => string | undefined): string {
  const told = browsers.map((browser) => ({ what: of(browser) ?? "", at: browser.firstAt })).filter(({ what }) => what !== "");
  const changes = told.filter(({ what }, index) => what !== told[index - 1]?.what);
  return changes.length < 2
    ? (changes[0]?.what ?? "")
    : changes.map(({ what, at }) => text("report.since", { what, at: timeOfDay(at) })).join("; ");
}

const ends: Readonly<Record<string, TextKey>> = {
  student: "report.endedByStudent",
  time: "report.endedByTime",
  "lms-submitted": "report.endedByLms",
  "lms-time-up": "report.endedByLmsTime",
  "lms-abandoned": "report.endedByLmsAbandoned",
  "lms-deleted": "report.endedByLmsDeleted",
};
const ownEnds: Readonly<Record<string, TextKey>> = { ...ends, student: "mine.endedByYou" };

/** Why it ended; a teacher's own words as they are. */
function ended(reason: string | undefined, own: boolean): string | undefined {
  const known = reason === undefined ? undefined : (own ? ownEnds : ends)[reason];
  return known === undefined ? reason : text(known);
}

function declined({ declinedAt, declineReason }: Report["attempt"]): string | undefined {
  if (declinedAt === undefined) {
    return undefined;
  }
  const at = dateAndTime(declinedAt);
  return declineReason === undefined ? at : text("report.declinedBecause", { at, reason: declineReason });
}

/** The facts of an attempt, at a glance; `own`: the student reads them. */
export function facts({ attempt, consent, browsers }: Report, own = false): TemplateResult {
  const { startedAt, finishedAt } = attempt;
  const agreed = consent
    ? text("report.consentGiven", { at: dateAndTime(consent.at), version: consent.textVersion ?? "" })
    : text("report.noConsent");
  return html`
    <dl class="facts card">
      ${fact(text("report.state"), text(`state.${attempt.state}`))}
      ${fact(text("report.started"), when(startedAt))}
      ${fact(text("report.finished"), when(finishedAt))}
      ${fact(text("report.duration"), startedAt === undefined || finishedAt === undefined ? undefined : duration(finishedAt - startedAt))}
      ${fact(text("report.endReason"), ended(attempt.endReason, own))}
      ${fact(text("report.consent"), agreed)}
      ${fact(text("report.declined"), declined(attempt))}
      ${fact(text("report.browser"), seen(browsers, (browser) => browser.name))}
      ${fact(text("report.system"), seen(browsers, (browser) => browser.os))}
      ${fact(text("report.screens"), seen(browsers, (browser) => browser.screens))}
      ${fact(text("report.extension"), seen(browsers, (browser) => browser.extension))}
    </dl>
  `;
}

/** The text the student agreed to, word for word. */
export function wording({ consent }: Report, title: string): TemplateResult | typeof nothing {
  if (consent === undefined) {
    return nothing;
  }
  const { at, textVersion = "", language = "" } = consent;
  return html`
    <section class="card stack">
      <h2>${title}</h2>
      <p class="hint">${text("report.wordingVersion", { version: textVersion, language, at: dateAndTime(at) })}</p>
      ${consent.wording === undefined
        ? html`<p class="hint">${text("report.noWording")}</p>`
        : html`<blockquote class="wording" lang=${language} data-wording>${consent.wording}</blockquote>`}
    </section>
  `;
}

function fileName(report: Report, startedAt: number, rest: string): string {
  const day = new Date(startedAt).toISOString().slice(0, 10);
  const who = report.attempt.studentName.replace(/[^\p{L}\p{N}]+/gu, "-");
  return `${who}-${day}-${rest}.webm`;
}

/** Each source as one file where it has several parts, and each part as a file. */
export function downloads(report: Report, from: Recordings): TemplateResult | typeof nothing {
  if (report.parts.length === 0) {
    return nothing;
  }
  const sources = [...new Set(report.parts.map((part) => part.source))].sort();
  return html`
    <section class="card stack screen-only">
      <h2>${text("report.downloads")}</h2>
      <ul class="plain">${sources.map((source) => sourceDownloads(report, source, from))}</ul>
    </section>
  `;
}

function sourceDownloads(report: Report, source: Source, from: Recordings): TemplateResult {
  const same = report.parts.filter((part) => part.source === source).sort((a, b) => a.startedAt - b.startedAt);
  const count = same.length;
  const first = same[0]?.startedAt ?? 0;
  const whole = count > 1 && same.every((part) => part.durationMs !== undefined);
  return html`
    ${whole
      ? html`<li>
          <a href=${from.track(source)} download=${fileName(report, first, source)} data-whole=${source}>${text("report.downloadWhole", { source: sourceName(source) })}</a>
          <span class="hint">${text("report.wholeHint", { count })}</span>
        </li>`
      : nothing}
    ${same.map((part, index) => {
      const words = text(count === 1 ? "report.downloadOnly" : "report.downloadPart", {
        source: sourceName(source),
        number: index + 1,
        count,
        at: timeOfDay(part.startedAt),
      });
      return html`<li>
        <a href=${from.part(part)} download=${fileName(report, part.startedAt, `${source}-${index + 1}`)} data-download=${source}>${words}</a>
        <span class="hint">${lengthOf(part)}</span>
      </li>`;
    })}
  `;
}

function lengthOf(part: Part): string {
  if (part.durationMs === undefined) {
    return text("report.stillRecording");
  }
  const size = part.bytes === undefined ? "" : `, ${(part.bytes / 1e6).toFixed(1)} MB`;
  return duration(part.durationMs) + size + (part.recovered ? `, ${text("report.recovered")}` : "");
}
