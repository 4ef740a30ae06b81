import { html, nothing, type TemplateResult } from "lit";
import { ApiError, type Statement } from "./api.ts";
import { PageElement, reasonOf } from "./element.ts";
import { eventList, type ListedEvent, said } from "./event-list.ts";
import { evidenceBeneath, evidenceCard } from "./evidence-card.ts";
import { flagBeneath } from "./flag-beneath.ts";
import { type Erased, OwnPageApi, type OwnReport, secretOf } from "./mine-api.ts";
import { erased, instead, kept, looks, notes } from "./mine-parts.ts";
import "./mine-statements.ts";
import type { OwnStatements } from "./mine-statements.ts";
import "./recording-view.ts";
import type { RecordingView } from "./recording-view.ts";
import { downloads, facts, wording } from "./report-facts.ts";
import { scoreCard } from "./score-card.ts";
import { language, text, timeOfDay } from "./texts.ts";

const LOOK_AGAIN_MS = 30_000;
const PROLONG_MS = 20 * 60_000;

/** What the page has found out. */
type Found =
  | { readonly is: "loading" | "none" | "wrong" }
  | { readonly is: "erased"; readonly erased: Erased }
  | { readonly is: "failed"; readonly reason: string }
  | { readonly is: "there"; readonly own: OwnReport };

/** The student's own page: everything that is kept of one attempt, and what they say to it. */
export class OwnPage extends PageElement {
  static override properties = { found: { state: true } };

  declare private found: Found;
  #api: OwnPageApi | undefined;
  #timers: readonly ReturnType<typeof setInterval>[] = [];

  constructor() {
    super();
    this.found = { is: "loading" };
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener("hashchange", this.open);
    this.#timers = [
      setInterval(() => {
        // What was noticed comes when the exam is over, by itself.
        if (this.found.is === "there" && !this.found.own.over && document.visibilityState === "visible") {
          void this.load();
        }
      }, LOOK_AGAIN_MS),
      // So that a player that is paused for long goes on.
      setInterval(() => void this.#api?.enter().catch(() => undefined), PROLONG_MS),
    ];
    this.open();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener("hashchange", this.open);
    this.#timers.forEach(clearInterval);
  }

  /** Opens what the address names, which stays as it is: it is what a student keeps. */
  private readonly open = (): void => {
    const secret = secretOf(location.hash);
    this.#api = secret === undefined ? undefined : new OwnPageApi(secret);
    this.found = { is: secret !== undefined ? "loading" : location.hash.length > 1 ? "wrong" : "none" };
    void this.load();
  };

  private async load(): Promise<void> {
    const asked = this.#api;
    if (asked !== undefined) {
      const found = await look(asked);
      if (asked === this.#api) {
        this.found = found;
      }
    }
  }

  private readonly send = async (words: string, event: number | undefined): Promise<Statement> => {
    if (this.#api === undefined || this.found.is !== "there") {
      throw new Error(text("mine.wrong"));
    }
    const statement = await this.#api.say(words, event);
    const { own } = this.found;
    this.found = { is: "there", own: { ...own, report: { ...own.report, statements: [...own.report.statements, statement] } } };
    return statement;
  };

  private readonly play = (from: number): void => {
    this.querySelector<RecordingView>("recording-view")?.play(from);
  };

  protected override render(): TemplateResult {
    return html`
      <header class="bar"><span class="brand">Candor</span></header>
      <main>${this.body()}</main>
    `;
  }

  private body(): TemplateResult {
    const { found } = this;
    switch (found.is) {
      case "loading":
        return html`<p class="hint" role="status">${text("app.loading")}</p>`;
      case "none":
        return instead(text("mine.none"), text("mine.noneHow"));
      case "wrong":
        return instead(text("mine.wrong"), text("mine.wrongHow"));
      case "erased":
        return erased(found.erased);
      case "failed":
        return instead(
          text("app.failed", { reason: found.reason }),
          "",
          html`<button class="primary" @click=${this.open}>${text("mine.again")}</button>`,
        );
      case "there":
        return this.attempt(found.own);
    }
  }

  private attempt(own: OwnReport): TemplateResult {
    const { report } = own;
    return html`
      <h1>${text("mine.title", { exam: report.attempt.examTitle })}</h1>
      <p>${text("mine.you", { student: report.attempt.studentName })}</p>
      <p class="hint screen-only">${text("mine.bookmark")}</p>
      ${own.over
        ? nothing
        : html`<section class="card notice" role="status" data-running><h2>${text("mine.running")}</h2><p>${text("mine.runningHow")}</p></section>`}
      ${facts(report, true)}
      <section class="card stack">
        <h2>${text("mine.keeping")}</h2>
        <p data-kept>${kept(own)}</p>
        ${own.over && this.#api ? html`<p class="screen-only"><a class="button" href=${this.#api.zip} download>${text("mine.zip")}</a></p>` : nothing}
      </section>
      ${own.over && this.#api ? this.afterwards(own, this.#api) : nothing}
      ${wording(report, text("mine.wording"))}
    `;
  }

  private afterwards({ report, looks: all }: OwnReport, api: OwnPageApi): TemplateResult {
    return html`
      ${scoreCard(report, this.play)}
      ${report.parts.length === 0
        ? html`<p class="hint">${text("report.noParts")}</p>`
        : html`<recording-view .report=${report} .address=${api.recordings.part} @refresh=${() => void this.load()}></recording-view>`}
      ${evidenceCard(report, api.recordings.evidence)}
      ${eventList(report, this.play, (event) => html`${this.beneath(event, report.statements)}${evidenceBeneath(report, event.seq, api.recordings.evidence)}${flagBeneath(report, event, undefined)}`)}
      <own-statements .report=${report} .send=${this.send}></own-statements>
      ${notes(report.notes)} ${looks(all)} ${downloads(report, api.recordings)}
    `;
  }

  private beneath({ seq, words, at }: ListedEvent, statements: readonly Statement[]): TemplateResult | typeof nothing {
    return seq === 0
      ? nothing
      : html`<button
            class="quiet answer screen-only"
            aria-label=${text("mine.answerTo", { event: words, at: timeOfDay(at) })}
            @click=${() => this.querySelector<OwnStatements>("own-statements")?.about(seq)}
          >${text("mine.answer")}</button>
          ${said(statements.filter(({ event }) => event === seq), true)}`;
  }
}

/** Asks the relay, and says what there is. */
async function look(api: OwnPageApi): Promise<Found> {
  try {
    const gone = await api.enter();
    return gone === undefined ? { is: "there", own: await api.report() } : { is: "erased", erased: gone };
  } catch (thrown) {
    return thrown instanceof ApiError && thrown.status === 404 ? { is: "wrong" } : { is: "failed", reason: reasonOf(thrown) };
  }
}

customElements.define("own-page", OwnPage);
document.documentElement.lang = language;
document.body.append(document.createElement("own-page"));
