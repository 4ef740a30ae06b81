import { html, nothing, type TemplateResult } from "lit";
import type { Report, Statement } from "./api.ts";
import { field, PageElement, reasonOf } from "./element.ts";
import { listed, said } from "./event-list.ts";
import { longestStatement, mostStatements } from "./mine-api.ts";
import { text, timeOfDay } from "./texts.ts";

/** What the student says, and a field for more. */
export class OwnStatements extends PageElement {
  static override properties = {
    report: { attribute: false },
    send: { attribute: false },
    problem: { state: true },
    sent: { state: true },
  };

  declare report: Report;
  /** Sends a statement; the page then has a new report. */
  declare send: (words: string, event: number | undefined) => Promise<Statement>;
  declare private problem: string;
  declare private sent: boolean;

  constructor() {
    super();
    this.problem = "";
    this.sent = false;
  }

  /** Puts the keyboard where something can be said to an event. */
  about(seq: number): void {
    const select = this.querySelector<HTMLSelectElement>("select");
    if (select) {
      select.value = String(seq);
      this.querySelector<HTMLElement>("textarea")?.focus();
    }
  }

  private readonly submitted = (event: SubmitEvent): void => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const about = field(form, "about");
    void this.say(field(form, "words"), about === "" ? undefined : Number(about), form);
  };

  private async say(words: string, event: number | undefined, form: HTMLFormElement): Promise<void> {
    this.sent = false;
    try {
      await this.send(words, event);
      form.reset();
      this.problem = "";
      this.sent = true;
    } catch (thrown) {
      this.problem = text("app.failed", { reason: reasonOf(thrown) });
    }
  }

  protected override render(): TemplateResult {
    const { statements } = this.report;
    const left = mostStatements - statements.length;
    return html`
      <section class="card stack">
        <h2>${text("mine.statements")}</h2>
        <p>${text("mine.statementsHow")}</p>
        ${said(statements.filter(({ event }) => event === undefined), true)}
        ${left > 0 ? this.form(left) : html`<p class="hint">${text("mine.full", { most: mostStatements })}</p>`}
        ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
        ${this.sent ? html`<p role="status" data-sent>${text("mine.sent")}</p>` : nothing}
      </section>
    `;
  }

  private form(left: number): TemplateResult {
    return html`
      <form class="stack screen-only" @submit=${this.submitted}>
        <label>${text("mine.about")}
          <select name="about">
            <option value="">${text("mine.aboutAll")}</option>
            ${listed(this.report)
              .filter(({ seq }) => seq > 0)
              .map(({ seq, words, at }) => html`<option value=${seq}>${text("mine.saidTo", { event: words, at: timeOfDay(at) })}</option>`)}
          </select>
        </label>
        <label>${text("mine.words")}
          <textarea name="words" rows="4" maxlength=${longestStatement} required aria-describedby="statement-hint"></textarea>
        </label>
        <p class="hint" id="statement-hint">${text("mine.length", { most: longestStatement })} ${text("mine.left", { count: left })}</p>
        <p class="row"><button class="primary">${text("mine.send")}</button></p>
      </form>
    `;
  }
}

customElements.define("own-statements", OwnStatements);
