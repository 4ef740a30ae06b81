import { html, nothing, type TemplateResult } from "lit";
import { api, ApiError, exportAddress, type Keeping } from "./api.ts";
import { field, PageElement, reasonOf } from "./element.ts";
import { dateAndTime, text } from "./texts.ts";

const FORBIDDEN = 403;

/** How long an attempt is kept, and what may be done about it; nothing for those who may not. */
export class AttemptKeeping extends PageElement {
  static override properties = {
    attempt: { type: String },
    student: { type: String },
    keeping: { state: true },
    asking: { state: true },
    erased: { state: true },
    problem: { state: true },
  };

  declare attempt: string;
  declare student: string;
  declare private keeping: Keeping | undefined;
  declare private asking: "erase" | "hold" | undefined;
  declare private erased: boolean;
  declare private problem: string;

  constructor() {
    super();
    this.erased = false;
    this.problem = "";
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.attempted(async () => this.load());
  }

  private async load(): Promise<void> {
    try {
      this.keeping = await api.keeping(this.attempt);
    } catch (thrown) {
      if (!(thrown instanceof ApiError && thrown.status === FORBIDDEN)) {
        throw thrown;
      }
    }
  }

  private async attempted(work: () => Promise<void>): Promise<void> {
    this.problem = "";
    try {
      await work();
    } catch (thrown) {
      this.problem = text("app.failed", { reason: reasonOf(thrown) });
    }
  }

  /** Puts the keyboard where the question is, or back to where it was asked. */
  private async ask(about: "erase" | "hold" | undefined): Promise<void> {
    const before = this.asking;
    this.asking = about;
    await this.updateComplete;
    this.querySelector<HTMLElement>(about ? "form input, form button" : `[data-ask=${before ?? "erase"}]`)?.focus();
  }

  private readonly submitted = (event: SubmitEvent): void => {
    event.preventDefault();
    const reason = field(event.target as HTMLFormElement, "reason");
    const { asking } = this;
    void this.attempted(async () => {
      if (asking === "erase") {
        await api.erase(this.attempt);
        this.erased = true;
        this.dispatchEvent(new CustomEvent("erased", { bubbles: true }));
      } else {
        await api.hold(this.attempt, reason);
        await this.load();
      }
      await this.ask(undefined);
    });
  };

  private lift(): void {
    void this.attempted(async () => {
      await api.liftHold(this.attempt);
      await this.load();
    });
  }

  protected override render(): TemplateResult | typeof nothing {
    if (this.erased) {
      return html`<p class="card" role="status" data-erased>${text("keeping.erased", { student: this.student })}</p>`;
    }
    const problem = this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing;
    if (!this.keeping) {
      return problem;
    }
    const { hold } = this.keeping;
    return html`
      <section class="card stack" data-keeping>
        <h2>${text("keeping.title")}</h2>
        <p class="hint">${this.words(this.keeping)}</p>
        ${hold ? html`<p><strong>${text("keeping.held", { since: dateAndTime(hold.since), by: hold.by ?? "–" })}</strong> ${hold.reason}</p>` : nothing}
        ${this.asking ? this.form(this.asking) : this.actions()}
        ${problem}
      </section>
    `;
  }

  private words({ until }: Keeping): string {
    return until === undefined ? text("keeping.forever") : text("keeping.until", { at: dateAndTime(until) });
  }

  private actions(): TemplateResult {
    const held = this.keeping?.hold !== undefined;
    return html`
      <div class="row wrap">
        <a class="button" href=${exportAddress(this.attempt)} download>${text("keeping.export")}</a>
        ${held
          ? html`<button data-lift @click=${() => { this.lift(); }}>${text("keeping.lift")}</button>`
          : html`
              <button data-ask="hold" @click=${() => void this.ask("hold")}>${text("keeping.hold")}</button>
              <button data-ask="erase" @click=${() => void this.ask("erase")}>${text("keeping.erase")}</button>
            `}
      </div>
    `;
  }

  private form(asking: "erase" | "hold"): TemplateResult {
    const { student } = this;
    const question =
      asking === "erase"
        ? html`<p id="erase-question">${text("keeping.eraseQuestion", { student })}</p>`
        : html`<label>${text("keeping.holdReason")}<input name="reason" required maxlength="500" autocomplete="off" /></label>`;
    return html`
      <form class="stack" aria-describedby=${asking === "erase" ? "erase-question" : nothing} @submit=${this.submitted}>
        ${question}
        <div class="row wrap">
          <button type="button" @click=${() => void this.ask(undefined)}>${text("room.cancel")}</button>
          <button class=${asking === "erase" ? "danger" : "primary"} data-sure>
            ${text(asking === "erase" ? "keeping.eraseSure" : "keeping.hold")}
          </button>
        </div>
      </form>
    `;
  }
}

customElements.define("attempt-keeping", AttemptKeeping);
