import { html, nothing, type TemplateResult } from "lit";
import { api, recordings, type Report } from "./api.ts";
import "./attempt-keeping.ts";
import { PageElement, reasonOf } from "./element.ts";
import { eventList, type ListedEvent, said } from "./event-list.ts";
import { evidenceBeneath, evidenceCard } from "./evidence-card.ts";
import { flagBeneath } from "./flag-beneath.ts";
import "./recording-view.ts";
import type { RecordingView } from "./recording-view.ts";
import { downloads, facts, wording } from "./report-facts.ts";
import "./report-notes.ts";
import { link } from "./route.ts";
import type { ReviewState } from "./score.ts";
import type { Accommodate } from "./score-accommodations.ts";
import { scoreCard } from "./score-card.ts";
import { text } from "./texts.ts";

/** The report on one attempt: its recordings played as one, and what happened beside them. */
class ReportPage extends PageElement {
  static override properties = {
    attempt: { type: String },
    report: { state: true },
    problem: { state: true },
  };

  declare attempt: string;
  declare private report: Report | undefined;
  declare private problem: string;

  constructor() {
    super();
    this.problem = "";
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.load();
  }

  private async load(): Promise<void> {
    try {
      this.report = await api.report(this.attempt);
    } catch (thrown) {
      this.problem = text("app.failed", { reason: reasonOf(thrown) });
    }
  }

  private readonly play = (from: number): void => {
    this.querySelector<RecordingView>("recording-view")?.play(from);
  };

  private readonly review = async (event: number, state: ReviewState, reason: string): Promise<void> => {
    const score = await api.review(this.attempt, event, state, reason);
    if (this.report) {
      this.report = { ...this.report, score };
    }
  };

  private readonly accommodate: Accommodate = async (option, percent, reason) => {
    const score = await api.accommodate(this.attempt, option, percent, reason);
    if (this.report) {
      this.report = { ...this.report, score };
    }
  };

  private beneath(report: Report, event: ListedEvent): TemplateResult {
    const words = said(report.statements.filter((statement) => statement.event === event.seq));
    const taken = evidenceBeneath(report, event.seq, recordings(this.attempt).evidence);
    return html`${words}${taken}${flagBeneath(report, event, report.mayReview ? this.review : undefined)}`;
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
      ${scoreCard(report, this.play, report.mayNote ? this.accommodate : undefined)}
      ${report.parts.length === 0
        ? html`<p class="hint">${text("report.noParts")}</p>`
        : html`<recording-view .report=${report} @refresh=${() => void this.load()}></recording-view>`}
      ${evidenceCard(report, recordings(this.attempt).evidence)}
      ${eventList(report, this.play, (event) => this.beneath(report, event))}
      ${this.statements(report)}
      <report-notes .attempt=${this.attempt} .notes=${report.notes} .mayAdd=${report.mayNote}></report-notes>
      ${downloads(report, recordings(this.attempt))}
      ${wording(report, text("report.wording"))}
      <attempt-keeping class="screen-only" .attempt=${this.attempt} .student=${report.attempt.studentName}></attempt-keeping>
    `;
  }

  /** What the student says to all of it; what they say to one event stands with it. */
  private statements(report: Report): TemplateResult | typeof nothing {
    const general = report.statements.filter(({ event }) => event === undefined);
    return general.length === 0
      ? nothing
      : html`<section class="card stack" data-statements><h2>${text("report.statements")}</h2>${said(general)}</section>`;
  }
}

customElements.define("report-page", ReportPage);
