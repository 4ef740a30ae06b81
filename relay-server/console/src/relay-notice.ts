import { html, nothing, type TemplateResult } from "lit";
import { api, type Relay } from "./api.ts";
import { PageElement } from "./element.ts";
import { dateAndTime, text } from "./texts.ts";

const well: Relay = { studentsCanConnect: true, certificate: "elsewhere" };

/** Says what is the matter with the relay's certificate, as far as it matters to whoever looks. */
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

  override connectedCallback(): void {
    super.connectedCallback();
    void this.ask();
  }

  private async ask(): Promise<void> {
    // A relay that doesn't answer is the page's own matter.
    this.relay = await api.relay().catch(() => well);
  }

  private words(): string | undefined {
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
    const words = this.words();
    const problem = this.relay.problem;
    if (words === undefined) {
      return nothing;
    }
    return html`<p class="problem notice" role="alert">${words}${problem ? html` <q lang="en">${problem}</q>` : nothing}</p>`;
  }
}

customElements.define("relay-notice", RelayNotice);
