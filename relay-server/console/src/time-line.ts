import { html, svg, type SVGTemplateResult, type TemplateResult } from "lit";
import { guard } from "lit/directives/guard.js";
import type { Report } from "./api.ts";
import { PageElement } from "./element.ts";
import { wholeWords } from "./events.ts";
import { lasted, leadIn, lines, partEnd, type Span } from "./recording.ts";
import { duration, text, timeOfDay } from "./texts.ts";

/** The whole attempt as a bar: what was recorded when, what was noticed, and where one is. */
export class TimeLine extends PageElement {
  static override properties = {
    report: { attribute: false },
    span: { attribute: false },
    position: { type: Number },
  };

  declare report: Report;
  declare span: Span;
  declare position: number;

  private share(at: number): number {
    return (100 * (at - this.span.from)) / (this.span.to - this.span.from);
  }

  private go(at: number): void {
    this.dispatchEvent(new CustomEvent<number>("go", { detail: at, bubbles: true }));
  }

  protected override render(): TemplateResult {
    const { from, to } = this.span;
    return html`
      <div class="timeline">
        <svg viewBox="0 0 100 24" preserveAspectRatio="none" role="img" aria-label=${text("report.events")} @click=${this.clicked}>
          ${guard([this.report, this.span], () => [this.bars(), this.gaps(), this.marks()])}
          <line class="now" x1=${this.share(this.position)} x2=${this.share(this.position)} y1="0" y2="24"></line>
        </svg>
        <input
          type="range"
          aria-label=${text("report.position")}
          min=${from}
          max=${to}
          step="500"
          .value=${String(this.position)}
          @input=${(event: InputEvent) => { this.go(Number((event.target as HTMLInputElement).value)); }}
        />
        <div class="row ends"><time>${timeOfDay(from)}</time><span class="hint">${duration(to - from)}</span><time>${timeOfDay(to)}</time></div>
      </div>
    `;
  }

  private readonly clicked = (event: MouseEvent): void => {
    const box = (event.currentTarget as SVGElement).getBoundingClientRect();
    const share = (event.clientX - box.left) / box.width;
    this.go(this.span.from + share * (this.span.to - this.span.from));
  };

  private bars(): SVGTemplateResult[] {
    return this.report.parts.map((part) => {
      const end = partEnd(part, this.span.to);
      return svg`<rect class="part" x=${this.share(part.startedAt)} width=${this.share(end) - this.share(part.startedAt)}
        y=${part.source === "camera" ? 3 : 13} height="8"></rect>`;
    });
  }

  private gaps(): SVGTemplateResult[] {
    return this.report.gaps.map(
      (gap) => svg`<rect class="gap" x=${this.share(gap.at)} width=${this.share(gap.at + gap.durationMs) - this.share(gap.at)}
        y=${gap.source === "camera" ? 3 : 13} height="8"></rect>`,
    );
  }

  private marks(): SVGTemplateResult[] {
    return lines(this.report.events).map((event) => {
      const length = lasted(event, this.report.events);
      const width = Math.max(0.4, length === undefined ? 0 : this.share(event.at + length) - this.share(event.at));
      return svg`<rect class="mark" data-seq=${event.seq} x=${this.share(event.at)} width=${width} y="0" height="24"
        @click=${(click: MouseEvent) => {
          click.stopPropagation();
          this.go(leadIn(event.at, this.span));
        }}><title>${timeOfDay(event.at)} ${wholeWords(event, this.report.events)}</title></rect>`;
    });
  }
}

customElements.define("time-line", TimeLine);
