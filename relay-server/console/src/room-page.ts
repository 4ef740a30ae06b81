import type { RosterRow, ServerToTeacher, Source, TeacherClient } from "@candor/signaling-client";
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { keyed } from "lit/directives/keyed.js";
import { api, type Exam } from "./api.ts";
import { PageElement, reasonOf } from "./element.ts";
import { dateAndTime, text, timeOfDay } from "./texts.ts";
import { Chime } from "./wall/chime.ts";
import "./wall/event-stream.ts";
import { writing } from "./wall/keys.ts";
import { counts, type View } from "./wall/order.ts";
import { Pictures } from "./wall/pictures.ts";
import { roomLine } from "./wall/room-line.ts";
import "./wall/student-large.ts";
import "./wall/wall-bar.ts";
import type { WallBar } from "./wall/wall-bar.ts";
import "./wall/wall-tiles.ts";
import type { WallTiles } from "./wall/wall-tiles.ts";
import { emptyWall, heard, newCalls, type Wall } from "./wall/wall.ts";
import { type Large, listens } from "./wall/wishes.ts";
import "./wall/words-form.ts";
import type { WordsForm } from "./wall/words-form.ts";

/** How often what depends on the time is looked at again, in milliseconds. */
const TICK_MS = 10_000;

/** The room of one exam: a wall of everyone in it, one of them large, and what is noticed. */
class RoomPage extends PageElement {
  static override properties = {
    exam: { type: String },
    known: { state: true },
    wall: { state: true },
    view: { state: true },
    source: { state: true },
    now: { state: true },
    large: { state: true },
    connected: { state: true },
    chime: { state: true },
    toAll: { state: true },
    said: { state: true },
    problem: { state: true },
  };

  declare exam: string;
  declare private known: Exam | undefined;
  declare private wall: Wall;
  declare private view: View;
  declare private source: Source;
  declare private now: number;
  declare private large: Large | undefined;
  declare private connected: boolean;
  declare private chime: boolean;
  /** Words to everybody are being written. */
  declare private toAll: boolean;
  /** What there is to say of the last thing done or of a call for help. */
  declare private said: string;
  declare private problem: string;
  readonly #chime = new Chime();
  #client: TeacherClient | undefined;
  #pictures: Pictures | undefined;
  #tick: ReturnType<typeof setInterval> | undefined;
  #lostAt = 0;
  #opener: Element | null = null;

  constructor() {
    super();
    this.wall = emptyWall;
    this.view = { filter: "all", query: "", sorting: "attention" };
    this.source = "camera";
    this.now = Date.now();
    this.connected = false;
    this.chime = false;
    this.toAll = false;
    this.said = "";
    this.problem = "";
    this.#listen();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener("keydown", this.#key);
    this.#tick = setInterval(() => {
      this.now = this.#client?.serverNow() ?? Date.now();
    }, TICK_MS);
    void this.enter();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener("keydown", this.#key);
    clearInterval(this.#tick);
    this.#client?.close();
    this.#client = undefined;
    this.#pictures?.close();
    this.#chime.close();
    document.title = "Candor";
  }

  private async enter(): Promise<void> {
    try {
      const [known, iceServers] = await Promise.all([api.exam(this.exam), api.iceServers()]);
      if (this.isConnected) {
        const client = roomLine(this.exam, (message) => { this.heard(message); }, (online) => { this.online(online); });
        this.known = known;
        this.#client = client;
        this.#pictures = new Pictures(client, iceServers);
        client.start();
      }
    } catch (thrown) {
      this.problem = text("app.failed", { reason: reasonOf(thrown) });
    }
  }

  private online(online: boolean): void {
    if (this.connected && !online) {
      this.#lostAt = Date.now();
    }
    this.connected = online;
  }

  private heard(message: ServerToTeacher): void {
    const before = this.wall;
    this.wall = heard(before, message);
    this.now = this.#client?.serverNow() ?? Date.now();
    this.calls(newCalls(before, this.wall));
    const ofPicture = this.#pictures?.heard(message) ?? false;
    if (message.type === "roster") {
      this.#pictures?.restart();
    } else if (message.type === "announced") {
      const { reached } = message;
      this.said = reached === 0 ? text("room.reachedNobody") : reached === 1 ? text("room.reachedOne") : text("room.reached", { count: reached });
    } else if (message.type === "problem" && !ofPicture) {
      this.problem = message.title;
    }
  }

  private calls(rows: readonly RosterRow[]): void {
    if (rows.length > 0) {
      this.said = rows.map(({ student }) => text("room.callOf", { student })).join(" ");
      this.#chime.play();
    }
  }

  /** Says something to the relay; what has to be said again says so. */
  private send(message: Parameters<TeacherClient["send"]>[0]): boolean {
    const sent = this.#client?.send(message) ?? false;
    this.said = "";
    this.problem = sent ? "" : text("room.notSent");
    return sent;
  }

  #listen(): void {
    listens(this, {
      view: (view) => { this.view = view; },
      source: (source) => { this.source = source; },
      chime: (chime) => { this.turnChime(chime); },
      "to-all": () => { this.writeToAll(); },
      "no-words": () => { this.toAll = false; },
      words: (words) => { this.toAll = !this.send({ type: "announce", exam: this.exam, text: words }); },
      "to-events": () => { this.querySelector<HTMLElement>(".stream h2")?.focus(); },
      large: (large) => { this.open(large); },
      shut: () => { this.shut(); },
      helped: (attempt) => { this.send({ type: "helped", attempt }); },
      pause: (pause) => { this.send({ type: "pause", ...pause }); },
      end: (end) => { this.send({ type: "end", ...end }); },
      message: ({ attempt, text: words, sent }) => {
        if (this.send({ type: "message", attempt, text: words })) {
          this.said = text("room.sent");
          sent();
        }
      },
    });
  }

  private turnChime(chime: boolean): void {
    this.chime = chime;
    if (chime) {
      this.#chime.allow();
      this.#chime.play();
    } else {
      this.#chime.close();
    }
  }

  private writeToAll(): void {
    this.toAll = !this.toAll;
    void this.updateComplete.then(async () => {
      const form = this.querySelector<WordsForm>("[data-all] words-form");
      await form?.updateComplete;
      form?.write();
    });
  }

  private open(large: Large): void {
    this.#opener = document.activeElement;
    this.large = large;
    this.said = "";
    this.problem = "";
    if (this.#pictures) {
      this.#pictures.covered = true;
    }
  }

  private shut(): void {
    const attempt = this.large?.attempt ?? "";
    this.large = undefined;
    if (this.#pictures) {
      this.#pictures.covered = false;
    }
    const opener = this.#opener;
    void this.updateComplete.then(() => {
      if (opener instanceof HTMLElement && opener !== document.body && opener.isConnected) {
        opener.focus();
      } else if (!this.querySelector<WallTiles>("wall-tiles")?.go(attempt)) {
        this.querySelector<WallBar>("wall-bar")?.find();
      }
    });
  }

  readonly #key = (event: KeyboardEvent): void => {
    if (event.key === "/" && !writing(event.target) && this.large === undefined) {
      event.preventDefault();
      this.querySelector<WallBar>("wall-bar")?.find();
    }
  };

  protected override updated(changed: PropertyValues): void {
    if (changed.has("wall") || changed.has("known")) {
      const calls = [...(this.wall.rows?.values() ?? [])].filter((row) => row.helpSince !== undefined).length;
      document.title = `${calls > 0 ? `(${calls}) ` : ""}${this.known?.title ?? "Candor"}`;
    }
  }

  protected override render(): TemplateResult {
    return html`
      <h1>${this.known?.title ?? text("app.loading")}</h1>
      ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
      <p class="hint" role="status">${this.standing()}</p>
      <p role="status" class="said">${this.said}</p>
      ${this.wall.rows === undefined || this.#pictures === undefined ? nothing : this.room(this.wall.rows, this.#pictures)}
    `;
  }

  /** How the connection and the exam stand, in words; nothing where all is as it should be. */
  private standing(): string {
    if (this.wall.rows === undefined) {
      return this.problem ? "" : text("room.connecting");
    }
    if (!this.connected) {
      return `${text("room.lost")} ${text("room.stale", { at: timeOfDay(this.#lostAt) })}`;
    }
    const end = this.known?.endsAt;
    return end !== undefined && end <= this.now ? text("room.ended", { end: dateAndTime(end) }) : "";
  }

  private room(rows: ReadonlyMap<string, RosterRow>, pictures: Pictures): TemplateResult {
    if (rows.size === 0) {
      return html`<p class="card">${text("room.nobody")}<br /><a href=${this.known?.joinLink ?? nothing}>${this.known?.joinLink}</a></p>`;
    }
    const watchable = this.known?.policy.options.liveView ?? false;
    return html`
      <wall-bar class="card stack" .counts=${counts(this.wall, this.now)} .view=${this.view} .source=${this.source} .chime=${this.chime}></wall-bar>
      ${this.toAll
        ? html`<div class="card" data-all><words-form optional .label=${text("room.toAllLabel")} .go=${text("room.send")}></words-form></div>`
        : nothing}
      ${watchable ? nothing : html`<p class="hint">${text("room.noLive")}</p>`}
      <p class="hint keys">${text("room.keys")}</p>
      <div class="room ${this.connected ? "" : "stale"}">
        <wall-tiles
          .wall=${this.wall}
          .view=${this.view}
          .now=${this.now}
          .pictures=${pictures}
          .source=${this.source}
          .watchable=${watchable}
        ></wall-tiles>
        <event-stream .wall=${this.wall}></event-stream>
      </div>
      ${this.largeOf(rows, pictures, watchable)}
    `;
  }

  private largeOf(rows: ReadonlyMap<string, RosterRow>, pictures: Pictures, watchable: boolean): unknown {
    const { large } = this;
    const row = large && rows.get(large.attempt);
    return large && row
      ? keyed(
          large.attempt,
          html`<student-large
            .row=${row}
            .stream=${this.wall.stream}
            .pictures=${pictures}
            .watchable=${watchable}
            .write=${large.write}
            .said=${this.said}
            .problem=${this.problem}
          ></student-large>`,
        )
      : nothing;
  }
}

customElements.define("room-page", RoomPage);
