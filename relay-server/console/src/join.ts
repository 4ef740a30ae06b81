import { html, nothing, type TemplateResult } from "lit";
import { api, ApiError } from "./api.ts";
import { field, PageElement, reasonOf } from "./element.ts";
import { consentAddress, findExtension } from "./extension.ts";
import "./relay-notice.ts";
import { language, text } from "./texts.ts";

/** The page behind a join link: takes a name and hands over to the extension. */
class JoinPage extends PageElement {
  static override properties = {
    examTitle: { state: true },
    extension: { state: true },
    looking: { state: true },
    problem: { state: true },
  };

  declare private examTitle: string | undefined;
  declare private extension: string | undefined;
  declare private looking: boolean;
  declare private problem: string;
  readonly #code = location.pathname.split("/").at(-1) ?? "";
  #ids: readonly string[] = [];

  constructor() {
    super();
    this.looking = true;
    this.problem = "";
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.load();
  }

  private async load(): Promise<void> {
    try {
      const info = await api.joinInfo(this.#code);
      this.examTitle = info.examTitle;
      this.#ids = info.extensionIds;
      await this.look();
    } catch (thrown) {
      const unknown = thrown instanceof ApiError && thrown.status === 404;
      this.problem = unknown ? text("join.unknown") : text("app.failed", { reason: reasonOf(thrown) });
    }
  }

  private async look(): Promise<void> {
    this.looking = true;
    this.extension = await findExtension(this.#ids);
    this.looking = false;
  }

  private readonly submitted = (event: SubmitEvent): void => {
    event.preventDefault();
    this.problem = "";
    void this.join(field(event.target as HTMLFormElement, "name"));
  };

  private async join(name: string): Promise<void> {
    try {
      const { launchToken } = await api.join(this.#code, name);
      if (this.extension !== undefined) {
        location.assign(consentAddress(this.extension, location.origin, launchToken));
      }
    } catch (thrown) {
      this.problem = text("app.failed", { reason: reasonOf(thrown) });
    }
  }

  protected override render(): TemplateResult {
    return html`
      <header class="bar"><span class="brand">Candor</span></header>
      <main class="narrow">
        <relay-notice></relay-notice>
        ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
        ${this.examTitle === undefined ? nothing : this.body(this.examTitle)}
      </main>
    `;
  }

  private body(exam: string): TemplateResult {
    return html`
      <h1>${text("join.title", { exam })}</h1>
      <p>${text("join.intro")}</p>
      ${this.looking
        ? html`<p class="hint" role="status">${text("join.checking")}</p>`
        : this.extension === undefined
          ? this.install()
          : this.form()}
    `;
  }

  private form(): TemplateResult {
    return html`
      <form class="card" @submit=${this.submitted}>
        <label>${text("join.name")}<input name="name" required maxlength="120" autocomplete="name" /></label>
        <button class="primary">${text("join.go")}</button>
      </form>
    `;
  }

  private install(): TemplateResult {
    return html`
      <section class="card stack">
        <p class="problem">${text("join.noExtension")}</p>
        <h2>${text("join.install")}</h2>
        <ol>
          <li>${text("join.step1")} <a href="/extension/candor-extension.zip" download>${text("join.download")}</a></li>
          <li>${text("join.step2")}</li>
          <li>${text("join.step3")}</li>
          <li>${text("join.step4")}</li>
        </ol>
        <p class="hint">${text("join.browser")}</p>
        <button class="primary" @click=${() => void this.look()}>${text("join.check")}</button>
      </section>
    `;
  }
}

customElements.define("join-page", JoinPage);
document.documentElement.lang = language;
document.body.append(document.createElement("join-page"));
