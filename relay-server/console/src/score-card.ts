import { html, nothing, type TemplateResult } from "lit";
import type { Report, ReportEvent } from "./api.ts";
import { wholeWords } from "./events.ts";
import { leadIn, spanOf } from "./recording.ts";
import { type Deduction, type Observer, observerName, percent, points, type TrustScore } from "./score.ts";
import type { Accommodate } from "./score-accommodations.ts";
import "./score-accommodations.ts";
import { scoreLanes } from "./score-lanes.ts";
import { duration, text, timeOfDay } from "./texts.ts";

/** The trust score: what was taken and how that comes, each line leading to its moment and its event. */
export function scoreCard(report: Report, play: (from: number) => void, accommodate?: Accommodate): TemplateResult | typeof nothing {
  const { score } = report;
  return score === undefined
    ? nothing
    : html`
        <section class="card stack trust" data-score=${score.points ?? "none"}>
          <h2>${text("score.title")}</h2>
          <p class="points">${score.points === undefined ? text("score.none") : text("score.points", { points: points(score.points) })}</p>
          <p class="hint">${score.points === undefined ? text("score.noneWhy", { enough: percent(score.enough) }) : text("score.hint")}</p>
          ${coverage(score)} ${score.points === undefined ? nothing : deductions(report, score, play)}
          ${scoreLanes(report, play)}
          <score-accommodations .all=${score.accommodations} .send=${accommodate}></score-accommodations>
        </section>
      `;
}

/** How much of the time each was there. */
function coverage({ coverage: shares, enough }: TrustScore): TemplateResult {
  return html`
    <dl class="coverage" aria-label=${text("score.coverage")}>
      ${Object.entries(shares).map(
        ([observer, worked]) => html`<div class=${worked < enough ? "little" : ""} data-observed=${observer}>
          <dt>${observerName(observer as Observer)}</dt>
          <dd>${text("score.share", { share: percent(worked) })}${worked < enough ? html` <small>${text("score.little", { enough: percent(enough) })}</small>` : nothing}</dd>
        </div>`,
      )}
    </dl>
  `;
}

function deductions(report: Report, score: TrustScore, play: (from: number) => void): TemplateResult {
  const span = spanOf(report, Date.now());
  const events = new Map(report.events.map((event) => [event.seq, event]));
  const each = (deduction: Deduction): TemplateResult | typeof nothing => {
    const event = events.get(deduction.event);
    return event === undefined || span === undefined
      ? nothing
      : line({ deduction, event, words: wholeWords(event, report.events), why: why(deduction, score.most) }, () => { play(leadIn(event.at, span)); });
  };
  return score.deductions.length === 0
    ? html`<p>${text(score.flags.length === 0 ? "score.full" : "score.allDismissed")}</p>`
    : html`<ol class="events deductions" aria-label=${text("score.deductions")}>
        ${score.deductions.map(each)}
      </ol>
      <p class="hint">${text("score.formula")}</p>`;
}

/** A deduction with the words that are shown of it. */
interface Line {
  readonly deduction: Deduction;
  readonly event: ReportEvent;
  readonly words: string;
  readonly why: string;
}

function line({ deduction, event, words, why: how }: Line, play: () => void): TemplateResult {
  return html`<li data-deduction=${event.seq}>
    <button class="line" @click=${play}>
      <b class="taken">−${points(deduction.points)}</b><time>${timeOfDay(event.at)}</time><span>${words}</span>
    </button>
    <button class="quiet answer screen-only" aria-label=${text("score.inTimelineOf", { event: words, at: timeOfDay(event.at) })} @click=${() => { reveal(event); }}>
      ${text("score.inTimeline")}
    </button>
    <p class="hint why">${how}</p>
  </li>`;
}

/** How a deduction comes about. */
function why({ weight, countedMs, percent: counts, relief, againstMs, capped }: Deduction, most: number): string {
  if (countedMs === 0) {
    return text("score.notCounted");
  }
  const words = text("score.why", { weight, counted: duration(countedMs), percent: counts, against: duration(againstMs) });
  const relieved = relief === 100 ? words : `${words} × ${relief} % (${text("accommodation.title")})`;
  return capped ? `${relieved}. ${text("score.capped", { most: points(most) })}` : relieved;
}

/** Leads to the event in the list of all. */
function reveal({ seq }: ReportEvent): void {
  const listed = document.querySelector<HTMLElement>(`[data-event][data-seq="${seq}"]`);
  listed?.scrollIntoView({ block: "center" });
  listed?.focus({ preventScroll: true });
}
