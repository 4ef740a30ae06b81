import { html, nothing, type TemplateResult } from "lit";
import { api, type Exam, type ExamWish } from "./api.ts";
import { PageElement, reasonOf } from "./element.ts";
import { examFields, wishOf } from "./exam-form.ts";
import { type Me, peopleApi } from "./people-api.ts";
import { link } from "./route.ts";
import { dateAndTime, text } from "./texts.ts";

/** The exams there are, and a form for a new one. */
class ExamsPage extends PageElement {
  static override properties = {
    me: { state: true },
    exams: { state: true },
    problem: { state: true },
    copied: { state: true },
  };

  /** Asked for anew with the exams: whoever makes one is its teacher. */
  declare private me: Me | undefined;
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
      [this.exams, this.me] = await Promise.all([api.exams(), peopleApi.me()]);
    } catch (thrown) {
      this.problem = text("app.failed", { reason: reasonOf(thrown) });
    }
  }

  private readonly create = (event: SubmitEvent): void => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    void this.send(form, wishOf(form));
  };

  private async send(form: HTMLFormElement, wish: ExamWish): Promise<void> {
    try {
      await api.createExam(wish);
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
    return this.me?.administrator === true || this.me?.exams[exam.id] === "teacher";
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
                <a class="button" href=${link.exam(exam.id)} data-edit>${text("exam.edit")}</a>
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
        ${examFields()}
        <button class="primary">${text("exams.create")}</button>
      </form>
    `;
  }
}

customElements.define("exams-page", ExamsPage);
