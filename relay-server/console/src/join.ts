import { html, nothing, type TemplateResult } from "lit";
import { api, ApiError, type JoinInfo } from "./api.ts";
import { field, PageElement, reasonOf } from "./element.ts";
import { consentAddress, findExtension } from "./extension.ts";
import { handheld } from "./handheld.ts";
import { install } from "./join-install.ts";
import "./relay-notice.ts";
import { dateAndTime, language, text, type TextKey } from "./texts.ts";

const lookEveryMs = 1500;
const refusals: Readonly<Record<string, TextKey>> = {
  "exam-early": "join.early",
  "exam-over": "join.over",
  "code-wrong": "join.codeWrong",
  "attempt-finished": "join.finished",
  "desktop-only": "join.desktopOnly",
};

/** The page behind a join link: takes a name or a code and hands over to the extension. */
class JoinPage extends PageElement {
  static override properties = {
    info: { state: true },
    extension: { state: true },
    looking: { state: true },
    problem: { state: true },
  };

  declare private info: JoinInfo | undefined;
  declare private extension: string | undefined;
  declare private looking: boolean;
  declare private problem: string;
  readonly #code = location.pathname.split("/").at(-1) ?? "";
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor() {
    super();
    this.looking = true;
    this.problem = "";
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.load();
    // What is missing may come while the page waits: the extension, or the exam's start.
    this.#timer = setInterval(() => {
      if (document.visibilityState === "visible") {
        void this.lookAgain();
      }
    }, lookEveryMs);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#timer);
  }

  private async load(): Promise<void> {
    try {
      this.info = await api.joinInfo(this.#code);
      this.extension = await findExtension(this.info.extensionIds);
      this.looking = false;
    } catch (thrown) {
      const unknown = thrown instanceof ApiError && thrown.status === 404;
      this.problem = unknown ? text("join.unknown") : text("app.failed", { reason: reasonOf(thrown) });
    }
  }

  private async lookAgain(): Promise<void> {
    const { info } = this;
    if (info?.door === "early" && Date.now() >= (info.startsAt ?? 0)) {
      this.info = await api.joinInfo(this.#code).catch(() => info);
    }
    if (info !== undefined && this.extension === undefined) {
      this.extension = await findExtension(info.extensionIds);
    }
  }

  private readonly submitted = (event: SubmitEvent): void => {
    event.preventDefault();
    this.problem = "";
    const form = event.target as HTMLFormElement;
    void this.join(this.info?.byCode === true ? { code: field(form, "code") } : { name: field(form, "name") });
  };

  private async join(who: { readonly name: string } | { readonly code: string }): Promise<void> {
    try {
      const { launchToken } = await api.join(this.#code, who);
      if (this.extension !== undefined) {
        location.assign(consentAddress(this.extension, location.origin, launchToken));
      }
    } catch (thrown) {
      this.problem = this.refusal(thrown);
    }
  }

  private refusal(thrown: unknown): string {
    const key = thrown instanceof ApiError ? refusals[thrown.type] : undefined;
    return key === undefined ? text("app.failed", { reason: reasonOf(thrown) }) : text(key, this.times());
  }

  private times(): { start: string; end: string } {
    const words = (at: number | undefined): string => (at === undefined ? "" : dateAndTime(at));
    return { start: words(this.info?.startsAt), end: words(this.info?.endsAt) };
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

  private body({ examTitle, practice, door, desktopOnly }: JoinInfo): TemplateResult {
    if (desktopOnly && handheld(navigator)) {
      return html`
        <h1>${text("join.title", { exam: examTitle })}</h1>
        <p class="card" role="status" data-desktop-only>${text("join.desktopOnly")}</p>
      `;
    }
    return html`
      <h1>${text("join.title", { exam: examTitle })}</h1>
      ${practice ? html`<p class="card" data-practice>${text("join.practice")}</p>` : nothing}
      ${door === "open" ? this.open() : html`<p role="status" data-door=${door}>${text(`join.${door}`, this.times())}</p>`}
    `;
  }

  private open(): TemplateResult {
    return html`
      <p>${text("join.intro")}</p>
      ${this.looking
        ? html`<p class="hint" role="status">${text("join.checking")}</p>`
        : this.extension === undefined
          ? install(navigator.userAgent, () => void this.lookAgain())
          : this.form()}
    `;
  }

  private form(): TemplateResult {
    return html`
      <form class="card" @submit=${this.submitted}>
        ${this.info?.byCode === true
          ? html`<label>${text("join.code")}
              <input name="code" required maxlength="64" autocomplete="off" autocapitalize="characters" spellcheck="false" />
              <small class="hint">${text("join.codeHint")}</small>
            </label>`
          : html`<label>${text("join.name")}<input name="name" required maxlength="120" autocomplete="name" /></label>`}
        <button class="primary">${text("join.go")}</button>
      </form>
    `;
  }
}

customElements.define("join-page", JoinPage);
document.documentElement.lang = language;
document.body.append(document.createElement("join-page"));
