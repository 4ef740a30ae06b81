import { html, nothing, type TemplateResult } from "lit";
import { api, ApiError, type LaunchInfo } from "./api.ts";
import { PageElement, reasonOf } from "./element.ts";
import { consentAddress, findExtension } from "./extension.ts";
import { handheld } from "./handheld.ts";
import { install } from "./join-install.ts";
import "./relay-notice.ts";
import { language, text } from "./texts.ts";

const lookEveryMs = 1500;

/** The page behind a launch from a learning management system: finds the extension, and hands over to it. */
class LaunchPage extends PageElement {
  static override properties = {
    info: { state: true },
    missing: { state: true },
    problem: { state: true },
  };

  declare private info: LaunchInfo | undefined;
  /** The extension was looked for and is not there. */
  declare private missing: boolean;
  declare private problem: string;
  readonly #token = location.hash.slice(1);
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor() {
    super();
    this.missing = false;
    this.problem = "";
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.load();
    // Somebody installs the extension while the page waits.
    this.#timer = setInterval(() => {
      if (document.visibilityState === "visible" && this.missing) {
        void this.look();
      }
    }, lookEveryMs);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#timer);
  }

  private async load(): Promise<void> {
    try {
      this.info = await api.launchInfo(this.#token);
      if (!(this.info.desktopOnly && handheld(navigator))) {
        await this.look();
      }
    } catch (thrown) {
      this.problem = LaunchPage.words(thrown);
    }
  }

  private static words(thrown: unknown): string {
    const type = thrown instanceof ApiError ? thrown.type : undefined;
    if (type === "launch-over") {
      return text("launch.over");
    }
    return type === "desktop-only" ? text("join.desktopOnly") : text("app.failed", { reason: reasonOf(thrown) });
  }

  private async look(): Promise<void> {
    const extension = await findExtension(this.info?.extensionIds ?? []);
    this.missing = extension === undefined;
    if (extension !== undefined) {
      clearInterval(this.#timer);
      location.replace(consentAddress(extension, location.origin, this.#token));
    }
  }

  protected override render(): TemplateResult {
    return html`
      <header class="bar"><span class="brand">Candor</span></header>
      <main class="narrow">
        <relay-notice></relay-notice>
        ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
        ${this.info === undefined ? nothing : this.body(this.info)}
      </main>
    `;
  }

  private body({ examTitle, desktopOnly }: LaunchInfo): TemplateResult {
    return html`
      <h1>${text("launch.title", { exam: examTitle })}</h1>
      ${desktopOnly && handheld(navigator)
        ? html`<p class="card" role="status" data-desktop-only>${text("join.desktopOnly")}</p>`
        : this.missing
          ? html`<p role="status">${text("launch.afterwards")}</p>${install(navigator.userAgent, () => void this.look())}`
          : html`<p class="hint" role="status">${text("launch.going")}</p>`}
    `;
  }
}

customElements.define("launch-page", LaunchPage);
document.documentElement.lang = language;
document.body.append(document.createElement("launch-page"));
