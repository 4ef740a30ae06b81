import { html, nothing, type TemplateResult } from "lit";
import { api, type Note } from "./api.ts";
import { field, PageElement, reasonOf } from "./element.ts";
import { dateAndTime, text } from "./texts.ts";

/** What teachers wrote about an attempt, and a field for more. */
class ReportNotes extends PageElement {
  static override properties = {
    attempt: { type: String },
    notes: { attribute: false },
    mayAdd: { attribute: false },
    editing: { state: true },
    problem: { state: true },
  };

  declare attempt: string;
  declare notes: readonly Note[];
  declare mayAdd: boolean;
  declare private editing: string | undefined;
  declare private problem: string;

  constructor() {
    super();
    this.notes = [];
    this.mayAdd = false;
    this.problem = "";
  }

  /** Does it, and keeps what was typed when that fails. */
  private async attemptTo(work: () => Promise<void>): Promise<void> {
    try {
      await work();
      this.problem = "";
    } catch (thrown) {
      this.problem = text("app.failed", { reason: reasonOf(thrown) });
    }
  }

  private readonly added = (event: SubmitEvent): void => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    void this.attemptTo(async () => {
      const note = await api.addNote(this.attempt, field(form, "note"));
      this.notes = [...this.notes, note];
      form.reset();
    });
  };

  private edited(note: Note, event: SubmitEvent): void {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    void this.attemptTo(async () => {
      const changed = await api.editNote(this.attempt, note.id, field(form, "note"));
      this.notes = this.notes.map((one) => (one.id === note.id ? changed : one));
      this.editing = undefined;
    });
  }

  private discard(note: Note): void {
    if (window.confirm(text("report.removeAsk"))) {
      void this.attemptTo(async () => {
        await api.removeNote(this.attempt, note.id);
        this.notes = this.notes.filter((one) => one.id !== note.id);
      });
    }
  }

  protected override render(): TemplateResult {
    return html`
      <section class="card stack">
        <h2>${text("report.notes")}</h2>
        ${this.notes.length === 0 ? html`<p class="hint">${text("report.noNotes")}</p>` : nothing}
        <ul class="plain notes">${this.notes.map((note) => html`<li data-note>${this.note(note)}</li>`)}</ul>
        ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
        ${this.mayAdd ? this.empty() : nothing}
      </section>
    `;
  }

  private empty(): TemplateResult {
    return html`
      <form class="stack screen-only" @submit=${this.added}>
        <label>${text("report.newNote")}<textarea name="note" rows="3" maxlength="4000" required aria-describedby="note-hint"></textarea></label>
        <p class="hint" id="note-hint">${text("report.noteHint")}</p>
        <p class="row"><button class="primary">${text("report.addNote")}</button></p>
      </form>
    `;
  }

  private note(note: Note): TemplateResult {
    const at = dateAndTime(note.createdAt);
    const edited = note.editedAt === undefined ? "" : ` (${text("report.edited", { at: dateAndTime(note.editedAt) })})`;
    const head = html`<p class="hint">${note.author}, ${at}${edited}</p>`;
    if (this.editing === note.id) {
      return html`${head}
        <form class="stack" @submit=${(event: SubmitEvent) => { this.edited(note, event); }}>
          <textarea name="note" rows="3" maxlength="4000" required aria-label=${text("report.noteWords")} .value=${note.text}></textarea>
          <p class="row">
            <button class="primary">${text("report.saveNote")}</button>
            <button type="button" @click=${() => { this.editing = undefined; }}>${text("room.cancel")}</button>
          </p>
        </form>`;
    }
    return html`${head}
      <p class="words">${note.text}</p>
      ${note.mine
        ? html`<p class="row screen-only">
            <button class="quiet" aria-label=${text("report.editNoteOf", { at })} @click=${() => { this.editing = note.id; }}>${text("report.editNote")}</button>
            <button class="quiet" aria-label=${text("report.removeNoteOf", { at })} @click=${() => { this.discard(note); }}>${text("report.removeNote")}</button>
          </p>`
        : nothing}`;
  }
}

customElements.define("report-notes", ReportNotes);
