import { html, nothing, type TemplateResult } from "lit";
import { field, PageElement, reasonOf } from "./element.ts";
import type { Flag, Review, ReviewState } from "./score.ts";
import { dateAndTime, text } from "./texts.ts";

/** What whoever looks makes of a flag; rejects with what stood against it. */
export type SendReview = (event: number, state: ReviewState, reason: string) => Promise<void>;

/** What a person can make of a flag as it is now. */
const choices: Readonly<Record<ReviewState, readonly ReviewState[]>> = {
  open: ["dismissed", "confirmed"],
  confirmed: ["dismissed", "open"],
  dismissed: ["confirmed", "open"],
};

/** A flag beneath its event: what people made of it, and for those who may, a way to say so. */
export class FlagReview extends PageElement {
  static override properties = {
    flag: { attribute: false },
    words: { attribute: false },
    send: { attribute: false },
    chosen: { state: true },
    problem: { state: true },
  };

  declare flag: Flag;
  /** The event in words, with its time: many flags have buttons alike. */
  declare words: string;
  /** Absent for whoever only reads. */
  declare send: SendReview | undefined;
  declare private chosen: ReviewState | undefined;
  declare private problem: string;

  constructor() {
    super();
    this.problem = "";
  }

  private readonly sent = (event: SubmitEvent): void => {
    event.preventDefault();
    void this.say(field(event.target as HTMLFormElement, "reason"));
  };

  private async say(reason: string): Promise<void> {
    try {
      await this.send?.(this.flag.event, this.chosen ?? "open", reason);
      this.chosen = undefined;
      this.problem = "";
      await this.updateComplete;
      this.querySelector<HTMLElement>("[data-flag-state]")?.focus();
    } catch (thrown) {
      this.problem = text("app.failed", { reason: reasonOf(thrown) });
    }
  }

  private async choose(state: ReviewState): Promise<void> {
    this.chosen = state;
    await this.updateComplete;
    this.querySelector<HTMLElement>("input")?.focus();
  }

  protected override render(): TemplateResult {
    const { flag } = this;
    return html`
      <div class="row wrap">
        <span class="flag ${flag.state}" data-flag-state=${flag.state} tabindex="-1">${text(`flag.${flag.state}`)}</span>
        ${this.send === undefined || this.chosen !== undefined ? nothing : this.buttons()}
      </div>
      ${this.chosen === undefined ? nothing : this.form(this.chosen)}
      ${flag.reviews.length === 0 ? nothing : html`<ul class="plain reviews">${flag.reviews.map((review) => this.review(review))}</ul>`}
    `;
  }

  private buttons(): TemplateResult {
    return html`${choices[this.flag.state].map(
      (state) => html`<button
        class="quiet answer screen-only"
        data-review=${state}
        aria-label=${`${text(`flag.to.${state}`)}: ${this.words}`}
        @click=${() => void this.choose(state)}
      >${text(`flag.to.${state}`)}</button>`,
    )}`;
  }

  private form(state: ReviewState): TemplateResult {
    const hint = `flag-hint-${this.flag.event}`;
    return html`
      <form class="stack screen-only" @submit=${this.sent}>
        <label>${text("flag.reason")}<input name="reason" required maxlength="500" autocomplete="off" aria-describedby=${hint} /></label>
        <p class="hint" id=${hint}>${text("flag.reasonHint")}</p>
        ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
        <p class="row wrap">
          <button class="primary" data-review-sure>${text(`flag.to.${state}`)}</button>
          <button type="button" @click=${() => { this.chosen = undefined; this.problem = ""; }}>${text("room.cancel")}</button>
        </p>
      </form>
    `;
  }

  private review({ state, reason, author, at }: Review): TemplateResult {
    const head = text(author === "" ? `flag.own.${state}` : `flag.by.${state}`, { author, at: dateAndTime(at) });
    return html`<li data-reviewed=${state}><span class="hint">${head}</span> <span class="words">${reason}</span></li>`;
  }
}

customElements.define("flag-review", FlagReview);
