import { html, nothing, type TemplateResult } from "lit";
import { api, ApiError, type AttemptLine, type Exam, type RosterLine } from "./api.ts";
import { field, PageElement, reasonOf } from "./element.ts";
import { examFields, wishOf } from "./exam-form.ts";
import { text } from "./texts.ts";

/** One exam: its fields, its join link as a QR code, its roster, and extra time. */
class ExamPage extends PageElement {
  static override properties = {
    exam: {},
    known: { state: true },
    roster: { state: true },
    attempts: { state: true },
    problems: { state: true },
    said: { state: true },
  };

  declare exam: string;
  declare private known: Exam | undefined;
  declare private roster: readonly RosterLine[];
  declare private attempts: readonly AttemptLine[];
  declare private problems: readonly string[];
  declare private said: string;

  constructor() {
    super();
    this.roster = [];
    this.attempts = [];
    this.problems = [];
    this.said = "";
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.run(async () => {
      this.known = await api.exam(this.exam);
      await this.look();
    });
  }

  private async look(): Promise<void> {
    this.roster = await api.roster(this.exam);
    this.attempts = await api.attempts(this.exam);
  }

  /** Does something, and says what was done or why not. */
  private async run(work: () => Promise<unknown>, done = ""): Promise<void> {
    try {
      await work();
      this.problems = [];
      this.said = done;
    } catch (thrown) {
      this.said = "";
      this.problems = problemWords(thrown);
    }
  }

  private readonly save = (event: SubmitEvent): void => {
    event.preventDefault();
    const wish = wishOf(event.target as HTMLFormElement, this.known);
    void this.run(async () => {
      this.known = await api.changeExam(this.exam, wish);
    }, text("exam.saved"));
  };

  private readonly upload = (event: Event): void => {
    const input = event.target as HTMLInputElement;
    const file = input.files?.[0];
    if (file !== undefined) {
      void this.run(async () => {
        await api.addRoster(this.exam, file);
        await this.look();
      }, text("roster.added"));
      input.value = "";
    }
  };

  private readonly addOne = (event: SubmitEvent): void => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const line = `"${field(form, "name").replaceAll('"', '""')}",${field(form, "code")},`;
    void this.run(async () => {
      await api.addRoster(this.exam, new Blob([`name,code,extra\n${line}`]));
      form.reset();
      await this.look();
    }, text("roster.added"));
  };

  private extra(path: string, input: HTMLInputElement): void {
    void this.run(async () => {
      await api.extraTime(path, Number(input.value));
      await this.look();
    }, text("extra.saved"));
  }

  protected override render(): TemplateResult {
    const exam = this.known;
    return html`
      ${this.problems.map((words) => html`<p class="problem" role="alert">${words}</p>`)}
      <p role="status">${this.said}</p>
      ${exam === undefined
        ? html`<p class="hint">${this.problems.length > 0 ? nothing : text("app.loading")}</p>`
        : html`
            <h1>${exam.title}</h1>
            <div class="columns">
              <div class="stack">${this.link(exam)} ${this.rosterCard()} ${this.attemptsCard()}</div>
              <form class="card" @submit=${this.save}>
                <h2>${text("exam.fields")}</h2>
                ${exam.agreed ? html`<p class="hint">${text("exam.agreed")}</p>` : nothing} ${examFields(exam)}
                <button class="primary">${text("exam.save")}</button>
              </form>
            </div>
          `}
    `;
  }

  private link(exam: Exam): TemplateResult {
    return html`
      <section class="card">
        <h2>${text("exams.join")}</h2>
        <p><a href=${exam.joinLink} data-join-link>${exam.joinLink}</a></p>
        <img class="qr" src="/api/exams/${exam.id}/qr.svg" alt=${text("exam.qr")} />
      </section>
    `;
  }

  private rosterCard(): TemplateResult {
    return html`
      <section class="card stack" data-roster>
        <h2>${text("roster.title")}</h2>
        <p class="hint">${text("roster.hint")}</p>
        ${this.roster.length === 0 ? html`<p>${text("roster.none")}</p>` : this.rosterTable()}
        <form class="row wrap" @submit=${this.addOne}>
          <label>${text("roster.name")}<input name="name" required maxlength="120" autocomplete="off" /></label>
          <label>${text("roster.code")}<input name="code" maxlength="32" autocomplete="off" placeholder=${text("roster.made")} /></label>
          <button>${text("roster.add")}</button>
        </form>
        <label>${text("roster.import")}<input type="file" accept=".csv,text/csv,text/plain" @change=${this.upload} /></label>
      </section>
    `;
  }

  private rosterTable(): TemplateResult {
    return html`
      <table>
        <thead><tr><th>${text("roster.name")}</th><th>${text("roster.code")}</th><th>${text("extra.minutes")}</th><th></th></tr></thead>
        <tbody>
          ${this.roster.map(
            (line) => html`<tr data-line=${line.id}>
              <td>${line.name}</td>
              <td><code>${line.code}</code></td>
              <td>${this.extraField(`/api/exams/${this.exam}/roster/${line.id}`, line.name, line.extraMinutes)}</td>
              <td>${line.state === undefined
                ? html`<button class="quiet" aria-label=${text("roster.removeOf", { student: line.name })} @click=${() => {
                    void this.run(async () => {
                      await api.removeLine(this.exam, line.id);
                      await this.look();
                    });
                  }}>${text("roster.remove")}</button>`
                : text(`state.${line.state}`)}</td>
            </tr>`,
          )}
        </tbody>
      </table>
      <p><a class="button" href="/api/exams/${this.exam}/roster.csv" download>${text("roster.export")}</a></p>
    `;
  }

  private attemptsCard(): TemplateResult | typeof nothing {
    const sitting = this.attempts.filter((attempt) => attempt.state !== "finished");
    return sitting.length === 0
      ? nothing
      : html`
          <section class="card stack" data-attempts>
            <h2>${text("extra.title")}</h2>
            <ul class="events">
              ${sitting.map(
                (attempt) => html`<li data-attempt=${attempt.id}>
                  <span>${attempt.studentName}</span>
                  ${this.extraField(`/api/attempts/${attempt.id}/extra-time`, attempt.studentName, attempt.extraMinutes)}
                </li>`,
              )}
            </ul>
          </section>
        `;
  }

  private extraField(path: string, student: string, minutes: number): TemplateResult {
    return html`<input
      type="number"
      min="0"
      max="600"
      aria-label=${text("extra.of", { student })}
      .value=${String(minutes)}
      @change=${(event: Event) => { this.extra(path, event.target as HTMLInputElement); }}
    />`;
  }
}

/** What is wrong, one sentence each; a file's bad lines by their numbers. */
function problemWords(thrown: unknown): readonly string[] {
  const faults = thrown instanceof ApiError ? thrown.faults : [];
  return faults.length === 0
    ? [text("app.failed", { reason: reasonOf(thrown) })]
    : faults.map(({ line, fault }) => text("roster.fault", { line, fault: text(`fault.${fault}`) }));
}

customElements.define("exam-page", ExamPage);
