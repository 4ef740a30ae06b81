import type { RosterRow, Source } from "@candor/signaling-client";
import { html, nothing, type TemplateResult } from "lit";
import { PageElement } from "../element.ts";
import { sourceName } from "../events.ts";
import { text, timeOfDay } from "../texts.ts";
import "./live-picture.ts";
import type { Pictures } from "./pictures.ts";
import { asks } from "./wishes.ts";

/** One student on the wall: a live picture, how things stand in words, the latest thing noticed. */
export class StudentTile extends PageElement {
  static override properties = {
    pictures: { attribute: false },
    row: { attribute: false },
    source: { type: String },
    watchable: { type: Boolean },
    latest: { type: String },
    ago: { type: String },
    current: { type: Boolean },
  };

  declare pictures: Pictures;
  declare row: RosterRow;
  declare source: Source;
  /** Whether the exam has a live view. */
  declare watchable: boolean;
  declare latest: string;
  declare ago: string;
  /** Of all tiles the one that the Tab key comes to. */
  declare current: boolean;

  private large(write: boolean): void {
    asks(this, "large", { attempt: this.row.attempt, write });
  }

  protected override render(): TemplateResult {
    const { row } = this;
    const stop = this.current ? 0 : -1;
    return html`
      <article class="card tile" data-attempt=${row.attempt} data-state=${row.state} data-help=${row.helpSince ?? nothing}>
        <header class="row">
          <h2><button class="name" tabindex=${stop} aria-haspopup="dialog" @click=${() => { this.large(false); }}>${row.student}</button></h2>
          <span class="state ${row.state}">${text(`state.${row.state}`)}</span>
        </header>
        <div class="frame" @click=${() => { this.large(false); }}>
          <live-picture
            .pictures=${this.pictures}
            .attempt=${row.attempt}
            .source=${this.source}
            .live=${this.watchable && row.sources.includes(this.source)}
          ></live-picture>
        </div>
        ${standing(row)}
        <p class="latest">${this.latest ? html`<span>${this.latest}</span> <small class="hint">${this.ago}</small>` : nothing}</p>
        ${row.state === "finished"
          ? nothing
          : html`<div class="row wrap">
              ${row.helpSince === undefined
                ? nothing
                : html`<button class="primary" tabindex=${stop} data-coming @click=${() => { asks(this, "helped", row.attempt); }}>${text("room.coming")}</button>`}
              <button tabindex=${stop} data-message aria-label=${text("room.messageTo", { student: row.student })} @click=${() => { this.large(true); }}>${text("room.message")}</button>
            </div>`}
      </article>
    `;
  }
}

/** What is to be known of an attempt beyond its state, in words. */
export function standing({ helpSince, pausedSince, state, sources, declineReason }: RosterRow): TemplateResult {
  const missing = state === "live" && sources.length === 1 ? (sources[0] === "camera" ? "screen" : "camera") : undefined;
  return html`
    ${helpSince === undefined ? nothing : html`<p class="call">${text("room.helpSince", { at: timeOfDay(helpSince) })}</p>`}
    ${pausedSince === undefined ? nothing : html`<p class="standing">${text("room.pausedSince", { at: timeOfDay(pausedSince) })}</p>`}
    ${missing === undefined ? nothing : html`<p class="standing">${text("room.missing", { source: sourceName(missing) })}</p>`}
    ${declineReason === undefined ? nothing : html`<p class="standing">“${declineReason}”</p>`}
  `;
}

customElements.define("student-tile", StudentTile);
