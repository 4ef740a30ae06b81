import {
  type IceServer,
  PATH,
  type RosterRow,
  type ServerToTeacher,
  TeacherClient,
  type ToTeacherEvent,
} from "@candor/signaling-client";
import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { api, type Exam } from "./api.ts";
import { PageElement, reasonOf } from "./element.ts";
import { eventWords } from "./events.ts";
import "./student-tile.ts";
import type { StudentTile } from "./student-tile.ts";
import { text, timeOfDay } from "./texts.ts";

const KEPT_EVENTS = 200;

/** The room of one exam: everyone in it, live, and what is noticed as it happens. */
class RoomPage extends PageElement {
  static override properties = {
    exam: { type: String },
    known: { state: true },
    rows: { state: true },
    events: { state: true },
    connected: { state: true },
    problem: { state: true },
  };

  declare exam: string;
  declare private known: Exam | undefined;
  declare private rows: readonly RosterRow[] | undefined;
  declare private events: readonly ToTeacherEvent[];
  declare private connected: boolean;
  declare private problem: string;
  #iceServers: readonly IceServer[] = [];
  #client: TeacherClient | undefined;

  constructor() {
    super();
    this.events = [];
    this.connected = false;
    this.problem = "";
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.enter();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#client?.close();
    this.#client = undefined;
  }

  private async enter(): Promise<void> {
    try {
      [this.known, this.#iceServers] = await Promise.all([api.exam(this.exam), api.iceServers()]);
    } catch (thrown) {
      this.problem = text("app.failed", { reason: reasonOf(thrown) });
      return;
    }
    if (!this.isConnected) {
      return;
    }
    this.#client = new TeacherClient({
      url: `${location.origin.replace(/^http/, "ws")}${PATH}`,
      client: { name: "console", version: "0.1.0", browser: browserName(), os: "unknown" },
      onMessage: (message) => {
        this.heard(message);
      },
      onState: (state) => {
        this.connected = state.kind === "online";
      },
    });
    this.#client.watch(this.exam);
    this.#client.start();
  }

  private heard(message: ServerToTeacher): void {
    switch (message.type) {
      case "roster":
        this.rows = message.attempts;
        void this.updateComplete.then(() => {
          this.tiles().forEach((tile) => {
            tile.restart();
          });
        });
        break;
      case "attempt":
        this.changed(message);
        break;
      case "event":
        this.events = [message, ...this.events].slice(0, KEPT_EVENTS);
        break;
      case "answer":
      case "candidate":
      case "viewerClosed":
        this.tiles().forEach((tile) => {
          tile.heard(message);
        });
        break;
      case "problem":
        this.problem = message.title;
        break;
      case "welcome":
      case "pong":
        break;
    }
  }

  private changed(row: RosterRow): void {
    const rows = this.rows ?? [];
    this.rows = rows.some((one) => one.attempt === row.attempt)
      ? rows.map((one) => (one.attempt === row.attempt ? row : one))
      : [...rows, row];
  }

  private tiles(): readonly StudentTile[] {
    return [...this.querySelectorAll<StudentTile>("student-tile")];
  }

  private nameOf(attempt: string): string {
    return this.rows?.find((row) => row.attempt === attempt)?.student ?? "";
  }

  private latestOf(attempt: string): string {
    const event = this.events.find((one) => one.attempt === attempt);
    return event ? `${timeOfDay(event.at)} ${eventWords(event)}` : "";
  }

  protected override render(): TemplateResult {
    const rows = this.rows ?? [];
    const live = rows.filter((row) => row.state === "live").length;
    return html`
      <h1>${this.known?.title ?? text("app.loading")}</h1>
      ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
      <p class="hint" role="status">
        ${this.rows === undefined
          ? text("room.connecting")
          : this.connected
            ? text("room.here", { live, all: rows.length })
            : text("room.lost")}
      </p>
      <div class="columns room">
        <section class="tiles">
          ${this.rows?.length === 0 ? html`<p class="hint">${text("room.nobody")}<br /><a href=${this.known?.joinLink ?? nothing}>${this.known?.joinLink}</a></p>` : nothing}
          ${repeat(
            rows,
            (row) => row.attempt,
            (row) => html`<student-tile
              .client=${this.#client}
              .iceServers=${this.#iceServers}
              .row=${row}
              .latest=${this.latestOf(row.attempt)}
            ></student-tile>`,
          )}
        </section>
        <aside class="card">
          <h2>${text("room.events")}</h2>
          <ol class="events">
            ${this.events.length === 0 ? html`<li class="hint">${text("room.noEvents")}</li>` : nothing}
            ${this.events.map(
              (event) => html`<li data-event=${event.kind}>
                <time>${timeOfDay(event.at)}</time>
                <span><b>${this.nameOf(event.attempt)}</b> ${eventWords(event)}</span>
              </li>`,
            )}
          </ol>
        </aside>
      </div>
    `;
  }
}

function browserName(): string {
  return /(Edg|Chrome|Firefox)\/[\d.]+/.exec(navigator.userAgent)?.[0] ?? "unknown";
}

customElements.define("room-page", RoomPage);
