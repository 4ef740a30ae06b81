import type { IceServer, ServerToTeacher, Source, TeacherClient } from "@candor/signaling-client";
import { html, type PropertyValues, type TemplateResult } from "lit";
import { createRef, ref } from "lit/directives/ref.js";
import { PageElement } from "./element.ts";
import { text } from "./texts.ts";
import { Viewer } from "./viewer.ts";

const AGAIN_MS = 2000;

/** One live picture; it is fetched only while it can be seen, so a large room costs what is on screen. */
export class LivePicture extends PageElement {
  static override properties = {
    client: { attribute: false },
    iceServers: { attribute: false },
    attempt: { type: String },
    source: { type: String },
    live: { type: Boolean },
    sound: { type: Boolean },
    visible: { state: true },
    playing: { state: true },
  };

  declare client: TeacherClient;
  declare iceServers: readonly IceServer[];
  declare attempt: string;
  declare source: Source;
  declare live: boolean;
  declare sound: boolean;
  declare private visible: boolean;
  declare private playing: boolean;
  readonly #video = createRef<HTMLVideoElement>();
  #viewer: Viewer | undefined;
  #again: ReturnType<typeof setTimeout> | undefined;
  readonly #seen = new IntersectionObserver((entries) => {
    this.visible = entries.at(-1)?.isIntersecting ?? false;
  });

  constructor() {
    super();
    this.live = false;
    this.sound = false;
    this.visible = false;
    this.playing = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#seen.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#seen.disconnect();
    this.stop();
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has("live") || changed.has("visible")) {
      if (this.live && this.visible) {
        this.begin();
      } else {
        this.stop();
      }
    }
  }

  /** The connection is new: whatever was watched before has to be asked for again. */
  restart(): void {
    this.stop();
    if (this.live && this.visible) {
      this.begin();
    }
  }

  private begin(): void {
    if (this.#viewer) {
      return;
    }
    const viewer = new Viewer(this.client, this.iceServers, (stream) => {
      if (this.#video.value) {
        this.#video.value.srcObject = stream;
      }
    });
    this.#viewer = viewer;
    void viewer.start(this.attempt, this.source);
  }

  private stop(): void {
    clearTimeout(this.#again);
    this.#viewer?.close();
    this.#viewer = undefined;
    this.playing = false;
    if (this.#video.value) {
      this.#video.value.srcObject = null;
    }
  }

  /** Takes a message if it is about this picture's viewer. */
  heard(message: ServerToTeacher): void {
    const viewer = this.#viewer;
    if (!viewer || !("viewer" in message) || message.viewer !== viewer.id) {
      return;
    }
    switch (message.type) {
      case "answer":
        void viewer.answer(message);
        break;
      case "candidate":
        void viewer.candidate(message);
        break;
      case "viewerClosed":
        this.stop();
        this.#again = setTimeout(() => {
          this.restart();
        }, AGAIN_MS);
        break;
    }
  }

  protected override render(): TemplateResult {
    const name = text(this.source === "camera" ? "room.camera" : "room.screen");
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
