import { html, nothing, type TemplateResult } from "lit";
import { api, type Relay } from "./api.ts";
import { PageElement } from "./element.ts";
import { dateAndTime, text } from "./texts.ts";

const well: Relay = { studentsCanConnect: true, certificate: "elsewhere" };

/** A media server may go and come while the page is open. */
const pauseMilliseconds = 15_000;

/** Says what is the matter with the relay's certificate and its media servers, as far as it matters to whoever looks. */
export class RelayNotice extends PageElement {
  static override properties = { relay: { state: true }, staff: { type: Boolean } };

  /** Whether whoever looks can have it mended before students notice anything. */
  declare staff: boolean;
  declare private relay: Relay;

  constructor() {
    super();
    this.staff = false;
    this.relay = well;
  }

  private timer: ReturnType<typeof setInterval> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.ask();
    this.timer = setInterval(() => {
      if (document.visibilityState === "visible") {
        void this.ask();
      }
    }, pauseMilliseconds);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.timer);
  }

  private async ask(): Promise<void> {
    // A relay that doesn't answer is the page's own matter.
    this.relay = await api.relay().catch(() => well);
  }

  private mediaWords(): string | undefined {
    const { mediaServers: all = 0, mediaServersAway: away = 0 } = this.relay;
    if (away === 0) {
      return undefined;
    }
    if (away === all) {
      return text("relay.mediaAway");
    }
    return this.staff ? text("relay.mediaPartly", { away: String(away), all: String(all) }) : undefined;
  }

  private certificateWords(): string | undefined {
    const ends = Date.parse(this.relay.certificateEnds ?? "");
    const date = Number.isNaN(ends) ? "" : dateAndTime(ends);
    switch (this.relay.certificate) {
      case "selfMade":
        return text("relay.selfMade");
      case "awaited":
        return text("relay.awaited");
      case "ended":
        return text("relay.ended", { date });
      case "endsSoon":
        return this.staff ? text("relay.endsSoon", { date }) : undefined;
      case "elsewhere":
      case "good":
        return undefined;
    }
  }

  protected override render(): TemplateResult | typeof nothing {
    const certificate = this.certificateWords();
    const media = this.mediaWords();
    const problem = this.relay.problem;
    if (certificate === undefined && media === undefined) {
      return nothing;
    }
    return html`${certificate === undefined ? nothing : html`<p class="problem notice" role="alert">${certificate}${problem ? html` <q lang="en">${problem}</q>` : nothing}</p>`}${
      media === undefined ? nothing : html`<p class="problem notice" role="alert">${media}</p>`
    }`;
  }
}

customElements.define("relay-notice", RelayNotice);
