import type { ToTeacherEvent } from "@candor/signaling-client";
import { html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { PageElement } from "../element.ts";
import { eventWords } from "../events.ts";
import { text, timeOfDay } from "../texts.ts";
import { Pointed } from "./pointed.ts";
import type { Wall } from "./wall.ts";
import { asks } from "./wishes.ts";

const SHOWN = 100;

/** What is being read stands still for so long, in milliseconds, after the mouse has last moved. */
const RESTS_MS = 10_000;

/** What was noticed in the whole room, the newest first; it stands still while somebody points at it. */
export class EventStream extends PageElement {
  static override properties = {
    wall: { attribute: false },
  };

  declare wall: Wall;
  readonly #pointed = new Pointed(this, RESTS_MS);
  #events: readonly ToTeacherEvent[] = [];

  protected override shouldUpdate(changed: PropertyValues<this>): boolean {
    const before = changed.get("wall");
    return !this.hasUpdated || before === undefined || before.stream !== this.wall.stream || before.rows !== this.wall.rows;
  }

  protected override willUpdate(): void {
    if (!this.#pointed.now || this.#events.length === 0) {
      this.#events = this.wall.stream.slice(0, SHOWN);
    }
  }

  protected override render(): TemplateResult {
    const newer = this.wall.stream.findIndex((event) => event === this.#events[0]);
    return html`
      <section class="card stream">
        <h2 tabindex="-1">${text("room.events")}</h2>
        ${newer > 0 ? html`<p class="hint newer">${text("room.newer", { count: newer })}</p>` : nothing}
        <ol class="events">
          ${this.#events.length === 0 ? html`<li class="hint">${text("report.noEvents")}</li>` : nothing}
          ${repeat(
            this.#events,
            (event) => `${event.attempt} ${event.seq}`,
            (event) => html`<li data-event=${event.kind}>
              <time>${timeOfDay(event.at)}</time>
              <span><button class="name" @click=${() => { asks(this, "large", { attempt: event.attempt, write: false }); }}>${this.wall.rows?.get(event.attempt)?.student ?? ""}</button>
              ${eventWords(event)}</span>
            </li>`,
          )}
        </ol>
      </section>
    `;
  }
}

customElements.define("event-stream", EventStream);
