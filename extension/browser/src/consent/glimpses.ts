import type { Glimpse } from "../inside/messages.js";
import { element } from "../look/element.js";
import type { Texts } from "../texts/texts.js";

/** From here on the bar shows more than a room's noise. */
const audible = 0.01;
const quiet = 0.002;

/** What the page's drawing leaves a place for: pictures and level, which live on while the page is drawn anew. */
export type Place = "face" | "screen" | "level" | "heard";

/** A place to be taken by what is live. */
export function place(name: Place): HTMLElement {
  return element("span", { "data-live": name });
}

/** The student's own picture, the picture of the screen, and how loud the microphone is. */
export class Glimpses {
  private readonly nodes: Readonly<Record<Place, HTMLElement>>;
  private readonly face: HTMLImageElement;
  private readonly screen: HTMLImageElement;
  private readonly bar = element("span", { class: "level-bar" });
  private readonly meter: HTMLElement;
  private readonly heard: HTMLElement;
  private hasHeard = false;

  constructor(private readonly texts: Texts) {
    this.face = element("img", { class: "face", alt: texts.look.face });
    this.screen = element("img", { class: "desk", alt: texts.look.screen });
    this.meter = element(
      "span",
      { class: "level", role: "meter", "aria-label": texts.look.level, "aria-valuemin": "0", "aria-valuemax": "100", "aria-valuenow": "0" },
      this.bar,
    );
    this.heard = element("span", { role: "status" }, texts.look.listening);
    this.nodes = { face: this.face, screen: this.screen, level: this.meter, heard: this.heard };
  }

  /** Puts what is live into the places left for it. */
  fill(page: ParentNode): void {
    for (const [name, node] of Object.entries(this.nodes)) {
      page.querySelector(`[data-live="${name}"]`)?.replaceWith(node);
    }
  }

  show({ face, screen, level }: Glimpse): void {
    if (face !== undefined) {
      this.face.src = face;
    }
    if (screen !== undefined) {
      this.screen.src = screen;
    }
    if (level !== undefined) {
      this.showLevel(level);
    }
  }

  /** The ear hears loudness in ratios, so the bar shows decibels: -60 is empty, 0 is full. */
  private showLevel(level: number): void {
    const percent = Math.round(Math.max(0, Math.min(100, (100 * (60 + 20 * Math.log10(Math.max(level, 1e-6)))) / 60)));
    const words = level >= audible ? this.texts.look.loud : level >= quiet ? this.texts.look.quiet : this.texts.look.silent;
    this.bar.style.width = `${percent}%`;
    this.meter.setAttribute("aria-valuenow", String(percent));
    this.meter.setAttribute("aria-valuetext", words);
    // Said once, when it matters: a screen reader must not speak at every word the student says.
    if (!this.hasHeard && level >= audible) {
      this.hasHeard = true;
      this.heard.textContent = this.texts.look.heard;
    }
  }
}
