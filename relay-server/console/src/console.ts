import { html, nothing, type TemplateResult } from "lit";
import { keyed } from "lit/directives/keyed.js";
import { api, ApiError } from "./api.ts";
import "./account-page.ts";
import "./audit-page.ts";
import { field, PageElement, reasonOf } from "./element.ts";
import "./class-page.ts";
import "./exam-page.ts";
import "./exams-page.ts";
import "./link-page.ts";
import "./members-page.ts";
import { type Me, peopleApi } from "./people-api.ts";
import "./people-page.ts";
import "./relay-notice.ts";
import "./report-page.ts";
import { link, type Route, routeOf } from "./route.ts";
import "./room-page.ts";
import { language, text } from "./texts.ts";

/** The console: signs in, then shows the page that the address names. */
class CandorConsole extends PageElement {
  static override properties = {
    route: { state: true },
    me: { state: true },
    problem: { state: true },
  };

  declare private route: Route;
  /** Who is signed in, null for nobody, undefined until that is known. */
  declare private me: Me | null | undefined;
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
    if (this.route.page === "enter") {
      await this.comeIn(this.route.token);
    } else if (this.route.page === "signIn") {
      await this.signIn(this.route.key);
    } else if (this.me === undefined || this.route.page === "exams") {
      await this.look();
    }
  }

  /** Asks the server who is signed in. */
  private async look(): Promise<void> {
    this.me = await peopleApi.me().catch(() => null);
  }

  private async signIn(key: string): Promise<void> {
    // The key leaves the address at once, so that it stays in no history and no screenshot.
    history.replaceState(null, "", link.exams);
    this.route = { page: "exams" };
    try {
      await api.signIn(key);
      await this.look();
      this.problem = "";
    } catch (thrown) {
      this.me = null;
      const wrong = thrown instanceof ApiError && thrown.status === 401;
      this.problem = wrong ? text("app.signIn.link") : text("app.failed", { reason: reasonOf(thrown) });
    }
  }

  /** By a link from a learning management system, whose token leaves the address at once too. */
  private async comeIn(token: string): Promise<void> {
    history.replaceState(null, "", link.exams);
    try {
      const { page } = await api.enter(token);
      await this.look();
      history.replaceState(null, "", `#${page}`);
      this.problem = "";
    } catch (thrown) {
      this.me = null;
      const over = thrown instanceof ApiError && thrown.type === "entry-over";
      this.problem = over ? text("enter.over") : text("app.failed", { reason: reasonOf(thrown) });
    }
    this.route = routeOf(location.hash);
  }

  private readonly submitted = (event: SubmitEvent): void => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    void this.enter(field(form, "signInName"), (form.elements.namedItem("password") as HTMLInputElement).value);
  };

  private async enter(signInName: string, password: string): Promise<void> {
    try {
      await peopleApi.signIn(signInName, password);
      this.problem = "";
      await this.look();
    } catch (thrown) {
      const wrong = thrown instanceof ApiError && thrown.status === 401;
      this.problem = wrong ? text("app.signIn.wrong") : text("app.failed", { reason: reasonOf(thrown) });
    }
  }

  private async signOut(): Promise<void> {
    await api.signOut().catch(() => undefined);
    this.me = null;
  }

  private async in(): Promise<void> {
    history.replaceState(null, "", link.exams);
    await this.look();
    this.route = { page: "exams" };
  }

  protected override render(): TemplateResult {
    return html`
      <header class="bar">
        <a class="brand" href=${link.exams}>Candor</a>
        ${this.me ? this.menu(this.me) : nothing}
      </header>
      <main
        @signed-in=${() => void this.in()}
        @signed-out=${() => { this.me = null; }}
      ><relay-notice ?staff=${this.me !== undefined}></relay-notice>${this.me && this.me.id === undefined ? this.firstNotice() : nothing}${this.page()}</main>
    `;
  }

  private menu(me: Me): TemplateResult {
    return html`
      <nav class="row wrap">
        <a href=${link.exams}>${text("app.exams")}</a>
        ${me.administrator ? html`<a href=${link.people}>${text("people.title")}</a> <a href=${link.audit}>${text("audit.title")}</a>` : nothing}
        ${me.id === undefined || me.signInName?.startsWith("lms:") === true ? nothing : html`<a href=${link.account}>${text("account.title")}</a>`}
      </nav>
      <button class="quiet" @click=${() => void this.signOut()}>${text("app.signOut")}</button>
    `;
  }

  /** Until there is an administrator, whoever has the printed link is one. */
  private firstNotice(): TemplateResult | typeof nothing {
    return this.route.page === "people" || this.route.page === "link"
      ? nothing
      : html`<p class="card notice">${text("people.nobodyYet")} <a href=${link.people}>${text("people.firstForm")}</a></p>`;
  }

  private page(): TemplateResult {
    if (this.route.page === "link") {
      return html`${keyed(this.route.token, html`<link-page .token=${this.route.token}></link-page>`)}`;
    }
    if (this.me === undefined || this.route.page === "enter") {
      return html`<p class="hint" role="status">${text(this.route.page === "enter" ? "enter.going" : "app.loading")}</p>`;
    }
    return this.me === null ? this.signInForm() : this.pageFor(this.me, this.route);
  }

  private pageFor(me: Me, route: Route): TemplateResult {
    switch (route.page) {
      case "room":
        return html`${keyed(route.exam, html`<room-page .exam=${route.exam}></room-page>`)}`;
      case "exam":
        return html`${keyed(route.exam, html`<exam-page .exam=${route.exam}></exam-page>`)}`;
      case "members":
        return html`${keyed(route.exam, html`<members-page .exam=${route.exam}></members-page>`)}`;
      case "class":
        return html`${keyed(route.exam, html`<class-page .exam=${route.exam}></class-page>`)}`;
      case "report":
        return html`${keyed(route.attempt, html`<report-page .attempt=${route.attempt}></report-page>`)}`;
      case "people":
        return html`<people-page .me=${me}></people-page>`;
      case "audit":
        return html`<audit-page></audit-page>`;
      case "account":
        return html`<account-page .me=${me}></account-page>`;
      case "exams":
      case "enter":
      case "link":
      case "signIn":
        return html`<exams-page></exams-page>`;
    }
  }

  private signInForm(): TemplateResult {
    return html`
      <form class="card narrow" @submit=${this.submitted}>
        <h1>${text("app.signIn.title")}</h1>
        <p class="hint">${text("app.signIn.how")}</p>
        <label>${text("people.signInName")}<input name="signInName" required maxlength="120" autocomplete="username" autocapitalize="none" /></label>
        <label>${text("app.signIn.password")}<input name="password" type="password" required autocomplete="current-password" /></label>
        ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
        <button class="primary">${text("app.signIn.go")}</button>
      </form>
    `;
  }
}

customElements.define("candor-console", CandorConsole);
document.documentElement.lang = language;
document.body.append(document.createElement("candor-console"));
