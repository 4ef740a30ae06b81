import type { Source } from "@candor/signaling-client";
import { html, type TemplateResult } from "lit";
import { PageElement } from "../element.ts";
import { sourceName } from "../events.ts";
import { text } from "../texts.ts";
import { type Filter, filters, type Sorting, sortings, type View } from "./order.ts";
import { asks } from "./wishes.ts";

/** What of the wall is shown, and how: how many there are of each, a name to find, the order. */
export class WallBar extends PageElement {
  static override properties = {
    counts: { attribute: false },
    view: { attribute: false },
    source: { type: String },
    chime: { type: Boolean },
  };

  declare counts: Readonly<Record<Filter, number>>;
  declare view: View;
  declare source: Source;
  declare chime: boolean;

  /** Brings the focus to the name to find. */
  find(): void {
    this.querySelector<HTMLInputElement>("[name=query]")?.select();
    this.querySelector<HTMLInputElement>("[name=query]")?.focus();
  }

  private look(change: Partial<View>): void {
    asks(this, "view", { ...this.view, ...change });
  }

  protected override render(): TemplateResult {
    return html`
      <div class="row wrap" role="group" aria-label=${text("room.filters")}>
        ${filters.map(
          (filter) => html`<button data-filter=${filter} aria-pressed=${this.view.filter === filter} @click=${() => { this.look({ filter }); }}>
            ${text(`filter.${filter}`)} <span class="count">${this.counts[filter]}</span>
          </button>`,
        )}
      </div>
      <div class="row wrap above">
        <label class="find">${text("class.search")}
          <input type="search" name="query" autocomplete="off" .value=${this.view.query}
            @input=${(event: InputEvent) => { this.look({ query: (event.target as HTMLInputElement).value }); }} />
        </label>
        <label>${text("sorting.label")}
          <select name="sorting" @change=${(event: Event) => { this.look({ sorting: (event.target as HTMLSelectElement).value as Sorting }); }}>
            ${sortings.map((sorting) => html`<option value=${sorting} ?selected=${sorting === this.view.sorting}>${text(`sorting.${sorting}`)}</option>`)}
          </select>
        </label>
        <label>${text("room.picture")}
          <select name="source" @change=${(event: Event) => { asks(this, "source", (event.target as HTMLSelectElement).value as Source); }}>
            ${(["camera", "screen"] as const).map((source) => html`<option value=${source} ?selected=${source === this.source}>${sourceName(source)}</option>`)}
          </select>
        </label>
        <button aria-pressed=${this.chime} data-chime @click=${() => { asks(this, "chime", !this.chime); }}>${text("room.chime")}</button>
        <button data-to-all @click=${() => { asks(this, "to-all", undefined); }}>${text("room.toAll")}</button>
        <button class="narrow-only" @click=${() => { asks(this, "to-events", undefined); }}>${text("room.toEvents")}</button>
      </div>
    `;
  }
}

customElements.define("wall-bar", WallBar);
