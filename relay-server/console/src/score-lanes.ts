import { html, nothing, svg, type SVGTemplateResult, type TemplateResult } from "lit";
import type { Report } from "./api.ts";
import { leadIn, type Span, spanOf } from "./recording.ts";
import { optionTitle } from "./options.ts";
import { type Flag, type Lane, percent } from "./score.ts";
import { text } from "./texts.ts";

/** Narrower marks would not be seen. In per cent of the width. */
const narrowest = 0.4;

interface Drawn {
  readonly report: Report;
  readonly span: Span;
  readonly play: (from: number) => void;
}

/** Each option that flags something over the whole attempt: when it could observe, and what it flagged. */
export function scoreLanes(report: Report, play: (from: number) => void): TemplateResult | typeof nothing {
  const span = spanOf(report, Date.now());
  const lanes = report.score?.lanes ?? [];
  return span === undefined || lanes.length === 0
    ? nothing
    : html`
        <h3>${text("lanes.title")}</h3>
        <p class="hint">${text("lanes.hint")}</p>
        <svg class="patterns" width="0" height="0" aria-hidden="true">${hatching()}</svg>
        <dl class="lanes">${lanes.map((lane) => drawLane(lane, { report, span, play }))}</dl>
      `;
}

function drawLane(lane: Lane, drawn: Drawn): TemplateResult {
  const flags = (drawn.report.score?.flags ?? []).filter(({ option }) => option === lane.option);
  const words = `${flagged(flags.length)}, ${observed(lane, drawn.span)}`;
  return html`<div data-lane=${lane.option}>
    <dt>${optionTitle(lane.option)}</dt>
    <dd>
      <svg viewBox="0 0 100 10" preserveAspectRatio="none" role="img" aria-label="${optionTitle(lane.option)}: ${words}">
        <rect class="ground" width="100" height="10"></rect>
        ${lane.unobserved.map((hole) => bar("hole", share(hole.from, drawn.span), share(hole.until, drawn.span)))}
        ${flags.map((flag) => mark(flag, drawn))}
      </svg>
      <small class="hint">${words}</small>
    </dd>
  </div>`;
}

function flagged(count: number): string {
  return count === 0 ? text("lanes.none") : count === 1 ? text("lanes.one") : text("lanes.many", { flags: count });
}

function observed({ unobserved }: Lane, { from, to }: Span): string {
  const missing = unobserved.reduce((sum, hole) => sum + hole.until - hole.from, 0);
  // Never "0 %" of what was missing.
  return missing === 0 ? text("lanes.whole") : text("lanes.part", { share: percent(Math.max(0.01, missing / (to - from))) });
}

function share(at: number, { from, to }: Span): number {
  return Math.min(100, Math.max(0, (100 * (at - from)) / (to - from)));
}

function hatching(): SVGTemplateResult {
  return svg`<defs><pattern id="hatching" width="1" height="10" patternUnits="userSpaceOnUse">
    <rect class="stripe" width="0.45" height="10"></rect></pattern></defs>`;
}

function bar(kind: string, from: number, to: number): SVGTemplateResult {
  return svg`<rect class=${kind} x=${from} width=${Math.max(narrowest, to - from)} height="10"></rect>`;
}

function mark(flag: Flag, { report, span, play }: Drawn): SVGTemplateResult | typeof nothing {
  const event = report.events.find(({ seq }) => seq === flag.event);
  if (event === undefined) {
    return nothing;
  }
  const from = share(event.at, span);
  const width = Math.max(narrowest, share(event.at + flag.durationMs, span) - from);
  return svg`<rect class="mark ${flag.state}" data-flag=${flag.event} x=${from} width=${width} height="10"
    @click=${() => { play(leadIn(event.at, span)); }}></rect>`;
}
