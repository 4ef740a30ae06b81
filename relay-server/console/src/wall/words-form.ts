import { html, nothing, type TemplateResult } from "lit";
import { field, PageElement } from "../element.ts";
import { text } from "../texts.ts";
import { asks } from "./wishes.ts";

/** Asks a teacher for words, and says them on as `words`; or `no-words`, where one can think better of it. */
export class WordsForm extends PageElement {
  static override properties = {
    label: { type: String },
    go: { type: String },
    hint: { type: String },
    danger: { type: Boolean },
    optional: { type: Boolean },
  };

  declare label: string;
  /** The words of the button. */
  declare go: string;
  declare hint: string;
  declare danger: boolean;
  /** Has a button to think better of it. */
  declare optional: boolean;

  constructor() {
    super();
    this.hint = "";
    this.danger = false;
    this.optional = false;
  }

  /** Brings the focus to where one writes. */
  write(): void {
    this.querySelector("input")?.focus();
  }

  /** What was written has been said. */
  clear(): void {
    this.querySelector("form")?.reset();
  }

  private readonly submitted = (event: SubmitEvent): void => {
    event.preventDefault();
    const words = field(event.target as HTMLFormElement, "words");
    if (words !== "") {
      asks(this, "words", words);
    }
  };

  protected override render(): TemplateResult {
    return html`
      <form class="stack words-form" @submit=${this.submitted}>
        <label>
          ${this.label}
          <input name="words" required maxlength="500" autocomplete="off" placeholder=${this.hint} />
        </label>
        <div class="row wrap">
          <button class=${this.danger ? "danger" : "primary"}>${this.go}</button>
          ${this.optional ? html`<button type="button" @click=${() => { asks(this, "no-words", undefined); }}>${text("room.cancel")}</button>` : nothing}
        </div>
      </form>
    `;
  }
}

customElements.define("words-form", WordsForm);
