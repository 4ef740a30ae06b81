import type { TrackingOption } from "@candor/signaling-client";
import { html, nothing, type TemplateResult } from "lit";
import { field, PageElement, reasonOf } from "./element.ts";
import { options, optionTitle } from "./options.ts";
import type { Accommodation } from "./score.ts";
import { dateAndTime, text } from "./texts.ts";

/** Agrees on an accommodation; rejects with what stood against it. */
export type Accommodate = (option: TrackingOption, percent: number, reason: string) => Promise<void>;

const flagging = options.filter(({ weight }) => weight > 0);

/** For which student an option counts less, and why; for those who may, a form. */
export class ScoreAccommodations extends PageElement {
  static override properties = {
    all: { attribute: false },
    send: { attribute: false },
    problem: { state: true },
  };

  /** The earliest first; of an option the last one holds. */
  declare all: readonly Accommodation[];
  /** Absent for whoever only reads. */
  declare send: Accommodate | undefined;
  declare private problem: string;

  constructor() {
    super();
    this.all = [];
    this.problem = "";
  }

  private readonly sent = (event: SubmitEvent): void => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    void this.accommodate(form);
  };

  private async accommodate(form: HTMLFormElement): Promise<void> {
    try {
      await this.send?.(field(form, "option") as TrackingOption, Number(field(form, "percent")), field(form, "reason"));
      this.problem = "";
      form.reset();
    } catch (thrown) {
      this.problem = text("app.failed", { reason: reasonOf(thrown) });
    }
  }

  protected override render(): TemplateResult | typeof nothing {
    if (this.all.length === 0 && this.send === undefined) {
      return nothing;
    }
    return html`
      ${this.all.length === 0 ? nothing : html`<h3>${text("accommodation.title")}</h3>`}
      <ul class="plain reviews">${this.all.map((one) => this.one(one))}</ul>
      ${this.send === undefined ? nothing : html`<details class="screen-only"><summary>${text("accommodation.new")}</summary>${this.form()}</details>`}
    `;
  }

  private one({ option, percent, reason, author, at }: Accommodation): TemplateResult {
    const what = text(percent === 0 ? "accommodation.off" : percent === 100 ? "accommodation.full" : "accommodation.less", { option: optionTitle(option), percent });
    const who = author === "" ? dateAndTime(at) : `${author}, ${dateAndTime(at)}`;
    return html`<li data-accommodation=${option}><b>${what}</b> <span class="hint">(${who})</span> <span class="words">${reason}</span></li>`;
  }

  private form(): TemplateResult {
    return html`
      <form class="stack" @submit=${this.sent}>
        <p class="hint">${text("accommodation.hint")}</p>
        <label>${text("accommodation.option")}
          <select name="option">${flagging.map(({ name, title: words }) => html`<option value=${name}>${words}</option>`)}</select>
        </label>
        <label>${text("accommodation.percent")}<input name="percent" type="number" min="0" max="100" step="1" required value="0" /></label>
        <label>${text("flag.reason")}<input name="reason" required maxlength="500" autocomplete="off" /></label>
        ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
        <p class="row"><button class="primary">${text("accommodation.go")}</button></p>
      </form>
    `;
  }
}

customElements.define("score-accommodations", ScoreAccommodations);
