import { html, nothing, type TemplateResult } from "lit";
import { api } from "./api.ts";
import { PageElement } from "./element.ts";
import { text } from "./texts.ts";

/** Says that students cannot connect yet, where the relay's certificate is one it made itself. */
export class RelayNotice extends PageElement {
  static override properties = { connectable: { state: true } };

  declare private connectable: boolean;

  constructor() {
    super();
    this.connectable = true;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.ask();
  }

  private async ask(): Promise<void> {
    // A relay that doesn't answer is the page's own matter.
    const relay = await api.relay().catch(() => ({ studentsCanConnect: true }));
    this.connectable = relay.studentsCanConnect;
  }

  protected override render(): TemplateResult | typeof nothing {
    return this.connectable ? nothing : html`<p class="problem notice" role="alert">${text("relay.selfMade")}</p>`;
  }
}

customElements.define("relay-notice", RelayNotice);
