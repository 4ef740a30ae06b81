import type { IceServer, RosterRow, ServerToTeacher, TeacherClient } from "@candor/signaling-client";
import { html, nothing, type TemplateResult } from "lit";
import { field, PageElement } from "./element.ts";
import "./live-picture.ts";
import type { LivePicture } from "./live-picture.ts";
import { link } from "./route.ts";
import { text } from "./texts.ts";

/** One student in the room: live pictures, state, the latest thing noticed, and what can be done. */
export class StudentTile extends PageElement {
  static override properties = {
    client: { attribute: false },
    iceServers: { attribute: false },
    row: { attribute: false },
    latest: { type: String },
    sound: { state: true },
    asking: { state: true },
  };

  declare client: TeacherClient;
  declare iceServers: readonly IceServer[];
  declare row: RosterRow;
  declare latest: string;
  declare private sound: boolean;
  declare private asking: "message" | "end" | undefined;

  constructor() {
    super();
    this.sound = false;
    this.latest = "";
  }

  private pictures(): readonly LivePicture[] {
    return [...this.querySelectorAll<LivePicture>("live-picture")];
  }

  heard(message: ServerToTeacher): void {
    this.pictures().forEach((picture) => {
      picture.heard(message);
    });
  }

  restart(): void {
    this.pictures().forEach((picture) => {
      picture.restart();
    });
  }

  private readonly submitted = (event: SubmitEvent): void => {
    event.preventDefault();
    const words = field(event.target as HTMLFormElement, "words");
    if (this.asking === "message") {
      this.client.send({ type: "message", attempt: this.row.attempt, text: words });
    } else {
      this.client.send({ type: "end", attempt: this.row.attempt, reason: words });
    }
    this.asking = undefined;
  };

  protected override render(): TemplateResult {
    const { row } = this;
    return html`
      <article class="card tile" data-attempt=${row.attempt} data-state=${row.state}>
        <header class="row">
          <h2>${row.student}</h2>
          <span class="state ${row.state}">${text(`state.${row.state}`)}</span>
        </header>
        <div class="pictures">${this.picture("camera")}${this.picture("screen")}</div>
        <p class="latest" aria-live="polite">${this.latest || nothing}</p>
        ${this.asking && !this.over ? this.form(this.asking) : this.actions()}
      </article>
    `;
  }

  private picture(source: "camera" | "screen"): TemplateResult {
    return html`<live-picture
      .client=${this.client}
      .iceServers=${this.iceServers}
      .attempt=${this.row.attempt}
      .source=${source}
      .live=${this.row.sources.includes(source)}
      .sound=${this.sound && source === "camera"}
    ></live-picture>`;
  }

  private get over(): boolean {
    return this.row.state === "finished";
  }

  private actions(): TemplateResult {
    return html`
      <div class="row wrap">
        <a class="button" href=${link.report(this.row.attempt)}>${text("room.report")}</a>
        ${this.over
          ? nothing
          : html`
              <button aria-pressed=${this.sound} @click=${() => { this.sound = !this.sound; }}>${text("room.sound")}</button>
              <button @click=${() => { this.asking = "message"; }}>${text("room.message")}</button>
              <button @click=${() => { this.asking = "end"; }}>${text("room.end")}</button>
            `}
      </div>
    `;
  }

  private form(asking: "message" | "end"): TemplateResult {
    const student = this.row.student;
    return html`
      <form class="stack" @submit=${this.submitted}>
        <label>
          ${asking === "end" ? text("room.endOf", { student }) : text("room.messageTo", { student })}
          <input name="words" required maxlength="500" autocomplete="off" placeholder=${asking === "end" ? text("room.endReason") : ""} />
        </label>
        <div class="row">
          <button class=${asking === "end" ? "danger" : "primary"}>${text(asking === "end" ? "room.end" : "room.send")}</button>
          <button type="button" @click=${() => { this.asking = undefined; }}>${text("room.cancel")}</button>
        </div>
      </form>
    `;
  }
}

customElements.define("student-tile", StudentTile);
