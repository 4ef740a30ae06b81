import type { Source } from "@candor/signaling-client";
import { html, type PropertyValues, type TemplateResult } from "lit";
import { createRef, ref } from "lit/directives/ref.js";
import { PageElement } from "../element.ts";
import { sourceName } from "../events.ts";
import { text } from "../texts.ts";
import { Feed } from "./feed.ts";
import type { Pictures } from "./pictures.ts";

/** One live picture; it is fetched only while it can be seen, so a large room costs what is on screen. */
export class LivePicture extends PageElement {
  static override properties = {
    pictures: { attribute: false },
    attempt: { type: String },
    source: { type: String },
    live: { type: Boolean },
    front: { type: Boolean },
    sound: { type: Boolean },
    playing: { state: true },
  };

  declare pictures: Pictures;
  declare attempt: string;
  declare source: Source;
  /** Whether the source is sent now. */
  declare live: boolean;
  /** In front of the wall, and fetched with its sound. */
  declare front: boolean;
  declare sound: boolean;
  declare private playing: boolean;
  readonly #video = createRef<HTMLVideoElement>();
  #feed: Feed | undefined;
  #seen = false;

  constructor() {
    super();
    this.live = false;
    this.front = false;
    this.sound = false;
    this.playing = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated && this.#feed === undefined) {
      this.requestUpdate("attempt");
    }
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    // A tile that only moves is back at once, and its picture goes on.
    queueMicrotask(() => {
      if (!this.isConnected) {
        this.#seen = false;
        this.#close();
      }
    });
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has("pictures") || changed.has("attempt") || changed.has("source")) {
      this.#close();
      this.#open();
    } else if (changed.has("live") && this.#feed) {
      this.#feed.live = this.live;
    }
  }

  #open(): void {
    const { pictures, attempt, source, front } = this;
    this.#feed = new Feed(pictures, { attempt, source, front, sound: front }, (stream) => {
      this.playing = false;
      if (this.#video.value) {
        this.#video.value.srcObject = stream;
      }
    });
    this.#feed.live = this.live;
    pictures.watch(this, (seen) => {
      this.#seen = seen;
      if (this.#feed) {
        this.#feed.seen = seen;
      }
    });
    this.#feed.seen = this.#seen;
  }

  #close(): void {
    this.#feed?.close();
    this.#feed = undefined;
    this.pictures.forget(this);
  }

  protected override render(): TemplateResult {
    const name = sourceName(this.source);
    const hint = this.live ? text("room.starting") : text("room.noPicture");
    return html`
      <figure class="picture ${this.source}">
        <video
          ${ref(this.#video)}
          data-source=${this.source}
          aria-label=${name}
          autoplay
          playsinline
          .muted=${!this.sound}
          @playing=${() => { this.playing = true; }}
        ></video>
        ${this.playing ? "" : html`<span class="hint">${hint}</span>`}
        <figcaption>${name}</figcaption>
      </figure>
    `;
  }
}

customElements.define("live-picture", LivePicture);
