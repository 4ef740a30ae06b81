import type { RosterRow, Source } from "@candor/signaling-client";
import { html, type PropertyValues, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { PageElement } from "../element.ts";
import { eventWords } from "../events.ts";
import { text } from "../texts.ts";
import { ago } from "./ago.ts";
import { moved } from "./keys.ts";
import { held, shown, type View } from "./order.ts";
import type { Pictures } from "./pictures.ts";
import { Pointed } from "./pointed.ts";
import "./student-tile.ts";
import type { Wall } from "./wall.ts";

/** The order is kept for so long, in milliseconds, after the mouse has last moved over it. */
const RESTS_MS = 4000;

/**
 * The tiles in their order. A tile that moves is moved in the document too, so that what is read
 * and what the keyboard comes to follow what is seen; it keeps its picture and its focus.
 */
export class WallTiles extends PageElement {
  static override properties = {
    wall: { attribute: false },
    view: { attribute: false },
    now: { type: Number },
    pictures: { attribute: false },
    source: { type: String },
    watchable: { type: Boolean },
    current: { state: true },
  };

  declare wall: Wall;
  declare view: View;
  declare now: number;
  declare pictures: Pictures;
  declare source: Source;
  declare watchable: boolean;
  /** The attempt whose tile the Tab key comes to. */
  declare private current: string | undefined;
  readonly #pointed = new Pointed(this, RESTS_MS);
  #rows: readonly RosterRow[] = [];

  constructor() {
    super();
    this.addEventListener("focusin", this.#focused);
    this.addEventListener("keydown", this.#key);
  }

  readonly #focused = (event: FocusEvent): void => {
    this.current = attemptOf(event.target);
  };

  readonly #key = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey) {
      return;
    }
    const from = this.#rows.findIndex((row) => row.attempt === attemptOf(event.target));
    const columns = getComputedStyle(this.renderRoot.querySelector(".tiles") ?? this).gridTemplateColumns.split(" ").length;
    const to = moved(from, event.key, columns, this.#rows.length);
    const row = to === undefined || from < 0 ? undefined : this.#rows[to];
    if (row !== undefined) {
      event.preventDefault();
      this.go(row.attempt);
    }
  };

  /** Brings the focus to a tile; false if it isn't shown. */
  go(attempt: string): boolean {
    const name = this.querySelector<HTMLElement>(`[data-attempt="${attempt}"] .name`);
    name?.focus();
    return name !== null;
  }

  protected override willUpdate(changed: PropertyValues): void {
    const wanted = shown(this.wall, this.view, this.now);
    const still = this.#pointed.now && !changed.has("view");
    this.#rows = still ? held(this.#rows.map((row) => row.attempt), wanted) : wanted;
  }

  protected override update(changed: PropertyValues): void {
    const focused = document.activeElement;
    super.update(changed);
    // Whatever is moved in a document loses the focus.
    if (focused instanceof HTMLElement && focused !== document.activeElement && this.contains(focused)) {
      focused.focus({ preventScroll: true });
    }
  }

  protected override render(): TemplateResult {
    const current = this.#rows.some((row) => row.attempt === this.current) ? this.current : this.#rows[0]?.attempt;
    return html`
      <div class="tiles">
        ${repeat(
          this.#rows,
          (row) => row.attempt,
          (row) => {
            const last = this.wall.last.get(row.attempt);
            return html`<student-tile
              .pictures=${this.pictures}
              .row=${row}
              .source=${this.source}
              .watchable=${this.watchable}
              .latest=${last ? eventWords(last) : ""}
              .ago=${last ? ago(last.committedAt, this.now) : ""}
              .current=${row.attempt === current}
            ></student-tile>`;
          },
        )}
      </div>
      ${this.#rows.length === 0 ? html`<p class="hint" role="status">${text("room.noMatch")}</p>` : ""}
    `;
  }
}

function attemptOf(target: EventTarget | null): string | undefined {
  return (target as Element | null)?.closest<HTMLElement>("[data-attempt]")?.dataset["attempt"];
}

customElements.define("wall-tiles", WallTiles);
