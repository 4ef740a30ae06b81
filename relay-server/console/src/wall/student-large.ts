import type { RosterRow, ToTeacherEvent } from "@candor/signaling-client";
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { api, type ReportEvent } from "../api.ts";
import { PageElement, reasonOf } from "../element.ts";
import { eventWords } from "../events.ts";
import { link } from "../route.ts";
import { text, timeOfDay } from "../texts.ts";
import type { Pictures } from "./pictures.ts";
import { standing } from "./student-tile.ts";
import { asks } from "./wishes.ts";
import "./words-form.ts";
import type { WordsForm } from "./words-form.ts";

/** What is told of an event here, from the report or live. */
type Told = Pick<ReportEvent, "seq" | "kind" | "at" | "detail" | "ends" | "durationMs">;

/** One student large: both pictures and the sound, what was noticed, and what a teacher can do. */
export class StudentLarge extends PageElement {
  static override properties = {
    row: { attribute: false },
    stream: { attribute: false },
    pictures: { attribute: false },
    watchable: { type: Boolean },
    write: { type: Boolean },
    said: { type: String },
    problem: { type: String },
    history: { state: true },
    sound: { state: true },
    ending: { state: true },
  };

  declare row: RosterRow;
  /** The newest events of the room. */
  declare stream: readonly ToTeacherEvent[];
  declare pictures: Pictures;
  declare watchable: boolean;
  /** Whether the teacher has come to write. */
  declare write: boolean;
  /** What is to be said of the room or of the last thing done, such as that somebody else asks for help. */
  declare said: string;
  declare problem: string;
  declare private history: readonly Told[];
  declare private sound: boolean;
  declare private ending: boolean;

  constructor() {
    super();
    this.history = [];
    this.sound = false;
    this.ending = false;
    this.addEventListener("words", this.#words);
    this.addEventListener("no-words", () => { this.ending = false; });
  }

  protected override firstUpdated(): void {
    this.querySelector("dialog")?.showModal();
    void this.remember();
    if (this.write) {
      const form = this.querySelector<WordsForm>("words-form");
      void form?.updateComplete.then(() => {
        form.write();
      });
    }
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has("ending") && this.ending) {
      const form = this.querySelector<WordsForm>("[data-ending]");
      void form?.updateComplete.then(() => {
        form.write();
      });
    }
  }

  /** What was noticed before, as far as this teacher may read the report. */
  private async remember(): Promise<void> {
    try {
      this.history = (await api.report(this.row.attempt)).events;
    } catch (thrown) {
      this.problem = text("app.failed", { reason: reasonOf(thrown) });
    }
  }

  private events(): readonly Told[] {
    const { attempt } = this.row;
    const all = new Map<number, Told>(this.history.map((event) => [event.seq, event]));
    this.stream.filter((event) => event.attempt === attempt).forEach((event) => all.set(event.seq, event));
    return [...all.values()].sort((a, b) => b.seq - a.seq);
  }

  readonly #words = (event: Event): void => {
    const form = event.target as WordsForm;
    const words = (event as CustomEvent<string>).detail;
    event.stopPropagation();
    if (this.ending) {
      asks(this, "end", { attempt: this.row.attempt, reason: words });
      this.ending = false;
    } else {
      asks(this, "message", { attempt: this.row.attempt, text: words, sent: () => { form.clear(); } });
    }
  };

  protected override render(): TemplateResult {
    const { row } = this;
    return html`
      <dialog class="large" aria-labelledby="large-name" data-large=${row.attempt} data-large-state=${row.state} @close=${() => { asks(this, "shut", undefined); }}>
        <header class="row wrap">
          <h2 id="large-name">${row.student}</h2>
          <span class="state ${row.state}">${text(`state.${row.state}`)}</span>
          <button data-close @click=${() => this.querySelector("dialog")?.close()}>${text("room.close")}</button>
        </header>
        ${standing(row)}
        <p role="status" class="hint">${this.said}</p>
        ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
        <div class="sides">
          <div class="stack">
            ${this.picture("screen")}
            ${row.state === "finished" ? this.report() : this.ending ? this.endForm() : this.actions()}
          </div>
          <div class="stack">
            ${this.picture("camera")}
            <h3>${text("room.events")}</h3>
            ${this.list(this.events())}
          </div>
        </div>
      </dialog>
    `;
  }

  private picture(source: "camera" | "screen"): TemplateResult {
    return html`<live-picture
      .pictures=${this.pictures}
      .attempt=${this.row.attempt}
      .source=${source}
      .live=${this.watchable && this.row.sources.includes(source)}
      .front=${true}
      .sound=${this.sound && source === "camera"}
    ></live-picture>`;
  }

  private report(): TemplateResult {
    return html`<p class="row wrap"><a class="button" href=${link.report(this.row.attempt)}>${text("room.report")}</a></p>`;
  }

  private actions(): TemplateResult {
    const { attempt, student, helpSince, pausedSince, state } = this.row;
    const underWay = state !== "invited" && state !== "declined";
    const paused = pausedSince !== undefined;
    return html`
      <div class="row wrap">
        ${helpSince === undefined ? nothing : html`<button class="primary" data-coming @click=${() => { asks(this, "helped", attempt); }}>${text("room.coming")}</button>`}
        <button data-sound aria-pressed=${this.sound} @click=${() => { this.sound = !this.sound; }}>${text("room.sound")}</button>
        ${underWay
          ? html`<button data-pause @click=${() => { asks(this, "pause", { attempt, paused: !paused }); }}>${text(paused ? "room.goOn" : "room.pause")}</button>`
          : nothing}
        <button data-end @click=${() => { this.ending = true; }}>${text("room.end")}</button>
        <a class="button" href=${link.report(attempt)}>${text("room.report")}</a>
      </div>
      <words-form .label=${text("room.messageTo", { student })} .go=${text("room.send")}></words-form>
    `;
  }

  private endForm(): TemplateResult {
    return html`<words-form
      data-ending
      danger
      optional
      .label=${text("room.endOf", { student: this.row.student })}
      .hint=${text("room.endReason")}
      .go=${text("room.end")}
    ></words-form>`;
  }

  private list(events: readonly Told[]): TemplateResult {
    return html`
      <ol class="events" tabindex="0" aria-label=${text("room.events")}>
        ${events.length === 0 ? html`<li class="hint">${text("report.noEvents")}</li>` : nothing}
        ${events.map((event) => html`<li data-noticed=${event.kind}><time>${timeOfDay(event.at)}</time><span>${eventWords(event)}</span></li>`)}
      </ol>
    `;
  }
}

customElements.define("student-large", StudentLarge);
