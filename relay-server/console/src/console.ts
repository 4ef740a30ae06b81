import { html, nothing, type TemplateResult } from "lit";
import { keyed } from "lit/directives/keyed.js";
import { api, ApiError } from "./api.ts";
import { field, PageElement, reasonOf } from "./element.ts";
import "./exams-page.ts";
import "./relay-notice.ts";
import "./report-page.ts";
import { link, type Route, routeOf } from "./route.ts";
import "./room-page.ts";
import { language, text } from "./texts.ts";

/** The console: signs in, then shows the page that the address names. */
class CandorConsole extends PageElement {
  static override properties = {
    route: { state: true },
    signedIn: { state: true },
    problem: { state: true },
  };

  declare private route: Route;
  declare private signedIn: boolean | undefined;
  declare private problem: string;

  constructor() {
    super();
    this.route = routeOf(location.hash);
    this.problem = "";
  }

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener("hashchange", () => {
      void this.follow();
    });
    void this.follow();
  }

  private async follow(): Promise<void> {
    this.route = routeOf(location.hash);
    if (this.route.page === "signIn") {
      await this.signIn(this.route.key);
    } else if (this.signedIn === undefined) {
      this.signedIn = await api.session().then(
        () => true,
        () => false,
      );
    }
  }

  private async signIn(key: string): Promise<void> {
    // The key leaves the address at once, so that it stays in no history and no screenshot.
    history.replaceState(null, "", link.exams);
    this.route = { page: "exams" };
    try {
      await api.signIn(key);
      this.signedIn = true;
      this.problem = "";
    } catch (thrown) {
      this.signedIn = false;
      const wrong = thrown instanceof ApiError && thrown.status === 401;
      this.problem = wrong ? text("app.signIn.wrong") : text("app.failed", { reason: reasonOf(thrown) });
    }
  }

  private async signOut(): Promise<void> {
    await api.signOut().catch(() => undefined);
    this.signedIn = false;
  }

  protected override render(): TemplateResult {
    return html`
      <header class="bar">
        <a class="brand" href=${link.exams}>Candor</a>
        ${this.signedIn
          ? html`<nav><a href=${link.exams}>${text("app.exams")}</a></nav>
              <button class="quiet" @click=${() => void this.signOut()}>${text("app.signOut")}</button>`
          : nothing}
      </header>
      <main><relay-notice></relay-notice>${this.page()}</main>
    `;
  }

  private page(): TemplateResult {
    if (this.signedIn === undefined) {
      return html`<p class="hint">${text("app.loading")}</p>`;
    }
    if (!this.signedIn) {
      return this.signInForm();
    }
    switch (this.route.page) {
      case "room":
        return html`${keyed(this.route.exam, html`<room-page .exam=${this.route.exam}></room-page>`)}`;
      case "report":
        return html`${keyed(this.route.attempt, html`<report-page .attempt=${this.route.attempt}></report-page>`)}`;
      case "exams":
      case "signIn":
        return html`<exams-page></exams-page>`;
    }
  }

  private signInForm(): TemplateResult {
    return html`
      <form class="card narrow" @submit=${this.submitted}>
        <h1>${text("app.signIn.title")}</h1>
        <p class="hint">${text("app.signIn.how")}</p>
        <label>${text("app.signIn.key")}<input name="key" type="password" autocomplete="off" required /></label>
        ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
        <button class="primary">${text("app.signIn.go")}</button>
      </form>
    `;
  }

  private readonly submitted = (event: SubmitEvent): void => {
    event.preventDefault();
    void this.signIn(field(event.target as HTMLFormElement, "key").replace(/^.*#key=/, ""));
  };
}

customElements.define("candor-console", CandorConsole);
document.documentElement.lang = language;
document.body.append(document.createElement("candor-console"));
