import { type Policy, trackingOptionTexts, type TrackingOption } from "@candor/signaling-client";
import { html, nothing, type TemplateResult } from "lit";
import { api, type Exam } from "./api.ts";
import { field, PageElement, reasonOf } from "./element.ts";
import type { Me } from "./people-api.ts";
import { link } from "./route.ts";
import { dateAndTime, text } from "./texts.ts";

const modest: Omit<Policy, "options"> = {
  camera: { maxWidth: 320, maxHeight: 240, maxFrameRate: 15, maxBitrate: 150_000 },
  screen: { maxWidth: 1920, maxHeight: 1200, maxFrameRate: 5, maxBitrate: 300_000 },
  microphone: { maxBitrate: 32_000 },
};

/** The exams there are, and a form for a new one. */
class ExamsPage extends PageElement {
  static override properties = {
    me: { attribute: false },
    exams: { state: true },
    problem: { state: true },
    copied: { state: true },
  };

  declare me: Me;
  declare private exams: readonly Exam[] | undefined;
  declare private problem: string;
  declare private copied: string;

  constructor() {
    super();
    this.problem = "";
    this.copied = "";
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.load();
  }

  private async load(): Promise<void> {
    try {
      this.exams = await api.exams();
    } catch (thrown) {
      this.problem = text("app.failed", { reason: reasonOf(thrown) });
    }
  }

  private readonly create = (event: SubmitEvent): void => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const data = new FormData(form);
    const options: Partial<Record<TrackingOption, boolean>> = {};
    for (const option of trackingOptionTexts) {
      options[option.name] = data.has(option.name);
    }
    void this.send(form, field(form, "title"), field(form, "address"), { ...modest, options });
  };

  private async send(form: HTMLFormElement, title: string, address: string, policy: Policy): Promise<void> {
    try {
      await api.createExam(title, address, policy);
      form.reset();
      this.problem = "";
      await this.load();
    } catch (thrown) {
      this.problem = text("app.failed", { reason: reasonOf(thrown) });
    }
  }

  private async copy(exam: Exam): Promise<void> {
    await navigator.clipboard.writeText(exam.joinLink);
    this.copied = exam.id;
  }

  protected override render(): TemplateResult {
    return html`
      <h1>${text("app.exams")}</h1>
      ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
      <div class="columns">
        <section class="stack" aria-label=${text("app.exams")}>${this.list()}</section>
        ${this.form()}
      </div>
    `;
  }

  /** Whether one may open the room and change things; a reviewer may not. */
  private manages(exam: Exam): boolean {
    return this.me.administrator || this.me.exams[exam.id] === "teacher";
  }

  private list(): TemplateResult | TemplateResult[] {
    if (this.exams === undefined) {
      return html`<p class="hint">${text("app.loading")}</p>`;
    }
    if (this.exams.length === 0) {
      return html`<p class="hint">${text("exams.none")}</p>`;
    }
    return this.exams.map(
      (exam) => html`
        <article class="card" data-exam=${exam.id}>
          <h2>${exam.title}</h2>
          <p class="hint">
            ${dateAndTime(exam.createdAt)} · <a href=${exam.address} rel="noreferrer" target="_blank">${exam.address}</a>
          </p>
          <label>${text("exams.join")}
            <span class="row">
              <input readonly .value=${exam.joinLink} data-join @focus=${(e: FocusEvent) => { (e.target as HTMLInputElement).select(); }} />
              <button type="button" @click=${() => void this.copy(exam)}>
                ${text(this.copied === exam.id ? "exams.copied" : "exams.copy")}
              </button>
            </span>
          </label>
          ${this.manages(exam)
            ? html`<p class="row wrap">
                <a class="button primary" href=${link.room(exam.id)}>${text("exams.room")}</a>
                <a class="button members" href=${link.members(exam.id)}>${text("members.list")}</a>
              </p>`
            : html`<p class="hint">${text("exams.reviewer")}</p>`}
        </article>
      `,
    );
  }

  private form(): TemplateResult {
    return html`
      <form class="card" @submit=${this.create}>
        <h2>${text("exams.new")}</h2>
        <label>${text("exams.title")}<input name="title" required maxlength="200" autocomplete="off" /></label>
        <label>${text("exams.address")}
          <input name="address" type="url" required placeholder="https://" autocomplete="off" />
          <small class="hint">${text("exams.addressHint")}</small>
        </label>
        <fieldset>
          <legend>${text("exams.options")}</legend>
          ${trackingOptionTexts.map(
            (option) => html`
              <label class="check">
                <input type="checkbox" name=${option.name} ?checked=${option.onByDefault} />
                <span>${option.title}<small class="hint">${option.collects}</small></span>
              </label>
            `,
          )}
        </fieldset>
        <button class="primary">${text("exams.create")}</button>
      </form>
    `;
  }
}

customElements.define("exams-page", ExamsPage);
