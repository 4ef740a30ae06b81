import { html, nothing, type TemplateResult } from "lit";
import { api, type AttemptRow } from "./api.ts";
import { arranged, columns, csv, type Column } from "./class-list.ts";
import { PageElement, reasonOf } from "./element.ts";
import { link } from "./route.ts";
import { text } from "./texts.ts";

/** Everybody who sat an exam: how each attempt went, and the way to its report. */
class ClassPage extends PageElement {
  static override properties = {
    exam: { type: String },
    title: { state: true },
    rows: { state: true },
    query: { state: true },
    column: { state: true },
    down: { state: true },
    problem: { state: true },
  };

  declare exam: string;
  declare title: string;
  declare private rows: readonly AttemptRow[] | undefined;
  declare private query: string;
  declare private column: Column | undefined;
  declare private down: boolean;
  declare private problem: string;

  constructor() {
    super();
    this.title = "";
    this.query = "";
    this.down = false;
    this.problem = "";
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.load();
  }

  private async load(): Promise<void> {
    try {
      const [exam, rows] = await Promise.all([api.exam(this.exam), api.attempts(this.exam)]);
      this.title = exam.title;
      this.rows = rows;
    } catch (thrown) {
      this.problem = text("app.failed", { reason: reasonOf(thrown) });
    }
  }

  private shown(): readonly AttemptRow[] {
    return arranged(this.rows ?? [], this.query, this.column, this.down);
  }

  private sortBy(column: Column): void {
    this.down = this.column === column && !this.down;
    this.column = column;
  }

  private save(): void {
    const address = URL.createObjectURL(new Blob([csv(this.shown())], { type: "text/csv" }));
    const saving = document.createElement("a");
    saving.href = address;
    saving.download = `${this.title.replace(/[^\p{L}\p{N}]+/gu, "-")}.csv`;
    saving.click();
    URL.revokeObjectURL(address);
  }

  protected override render(): TemplateResult {
    if (this.problem) {
      return html`<p class="problem" role="alert">${this.problem}</p>`;
    }
    if (this.rows === undefined) {
      return html`<p class="hint" role="status">${text("app.loading")}</p>`;
    }
    return html`
      <p class="screen-only"><a href=${link.exams}>← ${text("app.exams")}</a></p>
      <h1>${text("class.title", { exam: this.title })}</h1>
      ${this.rows.length === 0 ? html`<p class="card hint">${text("class.none")}</p>` : this.list(this.rows)}
    `;
  }

  private list(rows: readonly AttemptRow[]): TemplateResult {
    const shown = this.shown();
    return html`
      <section class="card stack">
        <div class="row wrap above screen-only">
          <label class="find">${text("class.search")}
            <input type="search" name="query" autocomplete="off" @input=${(event: InputEvent) => { this.query = (event.target as HTMLInputElement).value; }} />
          </label>
          <span class="hint" role="status">${text("class.shown", { shown: shown.length, all: rows.length })}</span>
          <button @click=${() => { this.save(); }}>${text("class.csv")}</button>
          <button @click=${() => { window.print(); }}>${text("class.print")}</button>
        </div>
        <div class="row wrap screen-only">
          <button data-order aria-pressed=${this.column === undefined} @click=${() => { this.column = undefined; }}>${text("class.order")}</button>
          ${this.column === undefined ? html`<span class="hint">${text("class.orderHint")}</span>` : nothing}
        </div>
        ${shown.length === 0 ? html`<p class="hint">${text("class.noMatch", { query: this.query })}</p>` : this.table(shown)}
      </section>
    `;
  }

  private table(rows: readonly AttemptRow[]): TemplateResult {
    return html`
      <table class="class-list">
        <thead>
          <tr>${columns.map((column) => this.head(column))}<th scope="col" class="screen-only wide-only">${text("class.report")}</th></tr>
        </thead>
        <tbody>
          ${rows.map(
            (row) => html`<tr data-attempt=${row.id}>
              ${columns.map((column, index) =>
                index === 0
                  ? html`<th scope="row">${column.words(row)}</th>`
                  : html`<td data-label=${text(column.key)}>${this.cell(column, row)}</td>`,
              )}
              <td class="screen-only"><a href=${link.report(row.id)} aria-label=${text("class.reportOf", { student: row.studentName })}>${text("class.report")}</a></td>
            </tr>`,
          )}
        </tbody>
      </table>
    `;
  }

  private cell(column: Column, row: AttemptRow): TemplateResult | string {
    return column.key === "class.state" ? html`<span class="state ${row.state}">${column.words(row)}</span>` : column.words(row);
  }

  private head(column: Column): TemplateResult {
    const sorted = this.column === column;
    return html`<th scope="col" aria-sort=${sorted ? (this.down ? "descending" : "ascending") : nothing}>
      <button class="sort" @click=${() => { this.sortBy(column); }}>${text(column.key)}<span aria-hidden="true">${sorted ? (this.down ? " ▾" : " ▴") : ""}</span></button>
    </th>`;
  }
}

customElements.define("class-page", ClassPage);
