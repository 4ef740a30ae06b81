import { html, type PropertyValues, type TemplateResult } from "lit";
import { mediaAddress, type Part, type Report } from "./api.ts";
import { PageElement } from "./element.ts";
import { firstView, nextPicture, type Span, spanOf } from "./recording.ts";
import { text, timeOfDay } from "./texts.ts";
import "./time-line.ts";
import "./track-player.ts";
import type { TrackPlayer } from "./track-player.ts";

const TICK_MS = 200;

/** The recordings of one attempt played as one, side by side, above the timeline that leads into them. */
export class RecordingView extends PageElement {
  static override properties = {
    report: { attribute: false },
    address: { attribute: false },
    position: { state: true },
    playing: { state: true },
  };

  declare report: Report;
  /** Where a part is played from. */
  declare address: (part: Part) => string;
  declare private position: number;
  declare private playing: boolean;
  #span: Span | undefined;
  #ticker: ReturnType<typeof setInterval> | undefined;
  #ticked = 0;

  constructor() {
    super();
    this.address = mediaAddress;
    this.position = 0;
    this.playing = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#ticker = setInterval(() => {
      this.tick();
    }, TICK_MS);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#ticker);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("report")) {
      this.#span = spanOf(this.report, Date.now());
    }
    if (!this.hasUpdated && this.#span) {
      this.position = firstView(this.report.parts, this.#span.to) ?? this.#span.from;
    }
  }

  protected override firstUpdated(): void {
    void Promise.all(this.players().map(async (player) => player.updateComplete)).then(() => {
      this.go(this.position);
    });
  }

  private players(): readonly TrackPlayer[] {
    return [...this.querySelectorAll<TrackPlayer>("track-player")];
  }

  private go(at: number): void {
    this.position = at;
    this.#ticked = Date.now();
    this.players().forEach((player) => {
      player.show(at, this.playing, true);
    });
  }

  /** Plays from a moment, epoch milliseconds. */
  play(from: number): void {
    this.playing = true;
    this.go(from);
  }

  private toggle(): void {
    this.playing = !this.playing;
    this.go(this.position);
  }

  /** Follows the first source that has a picture and leads the others; over gaps it jumps. */
  private tick(): void {
    const span = this.#span;
    if (!this.playing || !span) {
      return;
    }
    const leader = this.players().find((player) => player.moment() !== undefined);
    const now = Date.now();
    if (leader?.waiting()) {
      this.#ticked = now;
      return;
    }
    const next = leader?.moment() ?? nextPicture(this.report.parts, this.position + now - this.#ticked, span.to);
    this.#ticked = now;
    if (next === undefined || next >= span.to) {
      this.playing = false;
    }
    this.position = Math.min(next ?? span.to, span.to);
    this.players().forEach((player) => {
      if (player !== leader || player.moment() === undefined) {
        player.show(this.position, this.playing, false);
      }
    });
  }

  protected override render(): TemplateResult {
    const { report } = this;
    return html`
      <section class="card stack" @go=${(event: CustomEvent<number>) => { this.go(event.detail); }}>
        <div class="players">
          <track-player .source=${"screen"} .parts=${report.parts} .address=${this.address}></track-player>
          <track-player .source=${"camera"} .parts=${report.parts} .address=${this.address}></track-player>
        </div>
        <div class="row wrap">
          <button class="primary" data-play aria-pressed=${this.playing} @click=${() => { this.toggle(); }}>
            ${text(this.playing ? "report.pause" : "report.play")}
          </button>
          <time data-position=${Math.round(this.position)}>${timeOfDay(this.position)}</time>
          <button class="quiet" @click=${() => this.dispatchEvent(new CustomEvent("refresh"))}>${text("report.refresh")}</button>
        </div>
        ${this.#span ? html`<time-line .report=${report} .span=${this.#span} .position=${this.position}></time-line>` : ""}
      </section>
    `;
  }
}

customElements.define("recording-view", RecordingView);
