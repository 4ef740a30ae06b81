import { html, nothing, type TemplateResult } from "lit";
import { PageElement } from "./element.ts";
import { beside, type Evidence, type EvidenceAddress } from "./evidence.ts";
import { duration, text, timeOfDay } from "./texts.ts";

/** Photos and screenshots in a row, each to be seen large, and clips to be heard; fetched when they come into sight. */
export class EvidenceStrip extends PageElement {
  static override properties = {
    pieces: { attribute: false },
    address: { attribute: false },
    shown: { state: true },
  };

  declare pieces: readonly Evidence[];
  declare address: EvidenceAddress;
  declare private shown: Evidence | undefined;

  private pictures(): readonly Evidence[] {
    return this.pieces.filter(({ kind }) => kind !== "clip");
  }

  private readonly keys = (event: KeyboardEvent): void => {
    const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : undefined;
    if (this.shown && step !== undefined) {
      event.preventDefault();
      this.shown = beside(this.pictures(), this.shown, step);
    }
  };

  private async open(piece: Evidence): Promise<void> {
    this.shown = piece;
    await this.updateComplete;
    this.querySelector("dialog")?.showModal();
  }

  protected override render(): TemplateResult {
    return html`
      <ul class="evidence">
        ${this.pieces.map((piece) => html`<li data-evidence=${piece.kind}>${piece.kind === "clip" ? this.clip(piece) : this.small(piece)}</li>`)}
      </ul>
      ${this.shown ? this.large(this.shown) : nothing}
    `;
  }

  private small(piece: Evidence): TemplateResult {
    return html`<button class="thumb" aria-haspopup="dialog" @click=${() => void this.open(piece)}>
      <img src=${this.address(piece)} alt=${nameOf(piece)} loading="lazy" decoding="async" width=${piece.width ?? nothing} height=${piece.height ?? nothing} />
      <time aria-hidden="true">${timeOfDay(piece.at)}</time>
    </button>`;
  }

  private clip(piece: Evidence): TemplateResult {
    return html`<figure class="clip">
      <figcaption>${nameOf(piece)}</figcaption>
      <audio controls preload="none" src=${this.address(piece)} aria-label=${nameOf(piece)}></audio>
    </figure>`;
  }

  private large(piece: Evidence): TemplateResult {
    const all = this.pictures();
    // Not really disabled, so that who is on it at the end stays there, and the arrow keys go on.
    const step = (by: 1 | -1, key: "evidence.before" | "evidence.after"): TemplateResult => html`<button
      aria-disabled=${beside(all, piece, by) === piece}
      @click=${() => { this.shown = beside(all, piece, by); }}
    >${text(key)}</button>`;
    return html`<dialog class="picture-large" aria-label=${nameOf(piece)} @keydown=${this.keys} @close=${() => { this.shown = undefined; }}>
      <div class="row wrap">
        <h2 aria-live="polite">${nameOf(piece)}</h2>
        ${all.length > 1 ? html`${step(-1, "evidence.before")} ${step(1, "evidence.after")}` : nothing}
        <a class="button" href=${this.address(piece)} download>${text("evidence.download")}</a>
        <button @click=${() => this.querySelector("dialog")?.close()}>${text("evidence.close")}</button>
      </div>
      <img src=${this.address(piece)} alt=${nameOf(piece)} />
    </dialog>`;
  }
}

/** A piece in words. */
function nameOf({ kind, at, durationMs }: Evidence): string {
  return text(`evidence.${kind}`, { at: timeOfDay(at), duration: duration(durationMs ?? 0) });
}

customElements.define("evidence-strip", EvidenceStrip);
