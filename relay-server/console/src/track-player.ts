import type { Source } from "@candor/signaling-client";
import { html, type TemplateResult } from "lit";
import { createRef, ref } from "lit/directives/ref.js";
import type { Part } from "./api.ts";
import { PageElement } from "./element.ts";
import { locate } from "./recording.ts";
import { text } from "./texts.ts";

const DRIFT_S = 0.4;

/** One source's parts played as one: shows the part that covers the moment, or the gap. */
export class TrackPlayer extends PageElement {
  static override properties = {
    source: { type: String },
    parts: { attribute: false },
    address: { attribute: false },
    shown: { state: true },
  };

  declare source: Source;
  declare parts: readonly Part[];
  /** Where a part is played from. */
  declare address: (part: Part) => string;
  declare private shown: Part | undefined;
  readonly #video = createRef<HTMLVideoElement>();

  /** The moment that is shown, in epoch milliseconds; undefined in a gap. */
  moment(): number | undefined {
    const video = this.#video.value;
    return this.shown && video && !video.ended ? this.shown.startedAt + video.currentTime * 1000 : undefined;
  }

  /** Whether the picture of the wanted moment is still being fetched. */
  waiting(): boolean {
    const video = this.#video.value;
    return this.shown !== undefined && video !== undefined && (video.seeking || video.readyState < 2);
  }

  /** Goes to a moment; a small difference is left alone unless it is asked for exactly. */
  show(at: number, playing: boolean, exactly: boolean): void {
    const video = this.#video.value;
    const place = locate(this.parts, this.source, at, Date.now());
    if (!video) {
      return;
    }
    if (!place) {
      video.pause();
      this.shown = undefined;
      return;
    }
    if (place.part.id !== this.shown?.id) {
      this.shown = place.part;
      video.src = this.address(place.part);
      video.currentTime = place.seconds;
    } else if (exactly || Math.abs(video.currentTime - place.seconds) > DRIFT_S) {
      video.currentTime = place.seconds;
    }
    if (playing && video.paused) {
      void video.play().catch(() => undefined);
    } else if (!playing && !video.paused) {
      video.pause();
    }
  }

  protected override render(): TemplateResult {
    const name = text(this.source === "camera" ? "room.camera" : "room.screen");
    return html`
      <figure class="picture ${this.source}">
        <video ${ref(this.#video)} data-source=${this.source} data-part=${this.shown?.id ?? ""} preload="auto" playsinline aria-label=${name}></video>
        ${this.shown ? "" : html`<span class="hint">${text("report.gap")}</span>`}
        <figcaption>${name}</figcaption>
      </figure>
    `;
  }
}

customElements.define("track-player", TrackPlayer);
