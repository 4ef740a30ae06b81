import { html, nothing, type TemplateResult } from "lit";
import { api, type Report } from "./api.ts";
import "./attempt-keeping.ts";
import { PageElement, reasonOf } from "./element.ts";
import { sourceName, wholeWords } from "./events.ts";
import { firstView, leadIn, lines, nextPicture, type Span, spanOf } from "./recording.ts";
import { downloads, facts, wording } from "./report-facts.ts";
import "./report-notes.ts";
import { link } from "./route.ts";
import { duration, text, timeOfDay } from "./texts.ts";
import "./time-line.ts";
import "./track-player.ts";
import type { TrackPlayer } from "./track-player.ts";

const TICK_MS = 200;

/** The report on one attempt: its recordings played as one, and the timeline that leads into them. */
class ReportPage extends PageElement {
  static override properties = {
    attempt: { type: String },
    report: { state: true },
    span: { state: true },
    position: { state: true },
    playing: { state: true },
    problem: { state: true },
  };

  declare attempt: string;
  declare private report: Report | undefined;
  declare private span: Span | undefined;
  declare private position: number;
  declare private playing: boolean;
  declare private problem: string;
  #ticker: ReturnType<typeof setInterval> | undefined;
  #ticked = 0;

  constructor() {
    super();
    this.position = 0;
    this.playing = false;
    this.problem = "";
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#ticker = setInterval(() => {
      this.tick();
    }, TICK_MS);
    void this.load();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#ticker);
  }

  private async load(): Promise<void> {
    try {
      const report = await api.report(this.attempt);
      const first = this.report === undefined;
      this.span = spanOf(report, Date.now());
      this.report = report;
      if (first && this.span) {
        this.position = firstView(report.parts, this.span.to) ?? this.span.from;
        await this.updateComplete;
        this.go(this.position);
      }
    } catch (thrown) {
      this.problem = text("app.failed", { reason: reasonOf(thrown) });
    }
  }

  private players(): readonly TrackPlayer[] {
    return [...this.querySelectorAll<TrackPlayer>("track-player")];
  }

  private go(at: number): void {
    this.position = at;
    this.#ticked = Date.now();
    this.players().forEach((player) => {
      player.show(at, this.playing, true);
    });
  }

  private play(from: number): void {
    this.playing = true;
    this.go(from);
  }

  private toggle(): void {
    this.playing = !this.playing;
    this.go(this.position);
  }

  /** Follows the first source that has a picture and leads the others; over gaps it jumps. */
  private tick(): void {
    const report = this.report;
    const span = this.span;
    if (!this.playing || !report || !span) {
      return;
    }
    const leader = this.players().find((player) => player.moment() !== undefined);
    const now = Date.now();
    if (leader?.waiting()) {
      this.#ticked = now;
      return;
    }
    const next = leader?.moment() ?? nextPicture(report.parts, this.position + now - this.#ticked, span.to);
    this.#ticked = now;
    if (next === undefined || next >= span.to) {
      this.playing = false;
    }
    this.position = Math.min(next ?? span.to, span.to);
    this.players().forEach((player) => {
      if (player !== leader || player.moment() === undefined) {
        player.show(this.position, this.playing, false);
      }
    });
  }

  protected override render(): TemplateResult {
    const report = this.report;
    if (!report) {
      return html`<p class=${this.problem ? "problem" : "hint"} role="status">${this.problem || text("app.loading")}</p>`;
    }
    return html`
      <p class="row wrap screen-only">
        <a href=${link.classList(report.attempt.exam)}>← ${report.attempt.examTitle}</a>
        <button class="quiet" @click=${() => { window.print(); }}>${text("report.print")}</button>
      </p>
      <p class="print-only">${report.attempt.examTitle}</p>
      <h1>${text("report.of", { student: report.attempt.studentName })}</h1>
      ${facts(report)}
      ${report.parts.length === 0 ? html`<p class="hint">${text("report.noParts")}</p>` : this.recording(report)}
      ${this.events(report)}
      <report-notes .attempt=${this.attempt} .notes=${report.notes} .mayAdd=${report.mayNote}></report-notes>
      ${downloads(report)}
      ${wording(report)}
      <attempt-keeping class="screen-only" .attempt=${this.attempt} .student=${report.attempt.studentName}></attempt-keeping>
    `;
  }

  private recording(report: Report): TemplateResult {
    return html`
      <section class="card stack" @go=${(event: CustomEvent<number>) => { this.go(event.detail); }}>
        <div class="players">
          <track-player .source=${"screen"} .parts=${report.parts}></track-player>
          <track-player .source=${"camera"} .parts=${report.parts}></track-player>
        </div>
        <div class="row wrap">
          <button class="primary" data-play aria-pressed=${this.playing} @click=${() => { this.toggle(); }}>
            ${text(this.playing ? "report.pause" : "report.play")}
          </button>
          <time data-position=${Math.round(this.position)}>${timeOfDay(this.position)}</time>
          <button class="quiet" @click=${() => void this.load()}>${text("report.refresh")}</button>
        </div>
        ${this.span
          ? html`<time-line .report=${report} .span=${this.span} .position=${this.position}></time-line>`
          : nothing}
      </section>
    `;
  }

  private events(report: Report): TemplateResult {
    const span = this.span;
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
    const all = [...told, ...gaps].sort((a, b) => a.at - b.at);
    return html`
      <section class="card stack">
        <h2>${text("report.events")}</h2>
        <ol class="events">
          ${all.length === 0 ? html`<li class="hint">${text("report.noEvents")}</li>` : nothing}
          ${all.map(
            (event) => html`<li>
              <button class="line" data-event=${event.kind} data-seq=${event.seq} ?disabled=${!span} @click=${() => { if (span) { this.play(leadIn(event.at, span)); } }}>
                <time>${timeOfDay(event.at)}</time><span>${event.words}</span>
              </button>
            </li>`,
          )}
        </ol>
        <p class=${report.eventsWhole ? "hint" : "problem"}>
          ${report.eventsBrokenAt === undefined ? text("report.chainUnbroken") : text("report.chainBrokenAt", { seq: report.eventsBrokenAt })}
        </p>
      </section>
    `;
  }
}

customElements.define("report-page", ReportPage);
