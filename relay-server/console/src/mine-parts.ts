import { html, nothing, type TemplateResult } from "lit";
import type { Note } from "./api.ts";
import type { Erased, Look, OwnReport } from "./mine-api.ts";
import { dateAndTime, text } from "./texts.ts";

/** A page that has nothing to show, and says why. */
export function instead(title: string, how: string, more: TemplateResult | typeof nothing = nothing): TemplateResult {
  return html`<section class="narrow" role="status"><h1>${title}</h1><p>${how}</p>${more}</section>`;
}

export function erased({ erasedAt, why }: Erased): TemplateResult {
  const how = text(why === "asked" ? "mine.erasedAsked" : "mine.erasedRetention");
  return instead(text("mine.erased", { at: dateAndTime(erasedAt) }), how);
}

/** How long everything is kept. */
export function kept({ until, held }: OwnReport): string {
  const at = until === undefined ? "" : dateAndTime(until);
  if (held) {
    return until === undefined ? text("mine.heldForever") : text("mine.held", { at });
  }
  return until === undefined ? text("mine.forever") : text("mine.until", { at });
}

/** What teachers noted; their names are theirs. */
export function notes(all: readonly Note[]): TemplateResult {
  return html`
    <section class="card stack">
      <h2>${text("mine.notes")}</h2>
      ${all.length === 0 ? html`<p class="hint">${text("mine.noNotes")}</p>` : nothing}
      <ul class="plain notes">
        ${all.map(
          (note) => html`<li data-note>
            <p class="hint">${text("mine.who.teacher")}, ${dateAndTime(note.editedAt ?? note.createdAt)}</p>
            <p class="words">${note.text}</p>
          </li>`,
        )}
      </ul>
    </section>
  `;
}

/** Who looked and when, the latest first. */
export function looks(all: readonly Look[]): TemplateResult {
  return html`
    <section class="card stack">
      <h2>${text("mine.looks")}</h2>
      ${all.length === 0
        ? html`<p class="hint">${text("mine.noLooks")}</p>`
        : html`<ul class="plain" data-looks>
              ${[...all].reverse().map(
                ({ at, what, who }) => html`<li class="row wrap">
                  <time class="hint">${dateAndTime(at)}</time>
                  <span>${text("mine.look", { who: text(`mine.who.${who}`), what: text(`mine.what.${what}`) })}</span>
                </li>`,
              )}
            </ul>
            <p class="hint">${text("mine.looksHint")}</p>`}
    </section>
  `;
}
