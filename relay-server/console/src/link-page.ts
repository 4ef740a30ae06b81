import { html, nothing, type TemplateResult } from "lit";
import { field, PageElement, reasonOf } from "./element.ts";
import { type OpenedLink, peopleApi } from "./people-api.ts";
import { text } from "./texts.ts";

/** What an invitation's or a reset's link opens: choosing a password. */
class LinkPage extends PageElement {
  static override properties = {
    token: { type: String },
    opened: { state: true },
    problem: { state: true },
  };

  declare token: string;
  declare private opened: OpenedLink | undefined;
  declare private problem: string;

  constructor() {
    super();
    this.problem = "";
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.open();
  }

  private async open(): Promise<void> {
    try {
      this.opened = await peopleApi.openLink(this.token);
    } catch (thrown) {
      this.problem = reasonOf(thrown);
    }
  }

  private readonly choose = (event: SubmitEvent): void => {
    event.preventDefault();
    void this.send(event.target as HTMLFormElement);
  };

  private async send(form: HTMLFormElement): Promise<void> {
    const password = (form.elements.namedItem("password") as HTMLInputElement).value;
    const name = field(form, "name");
    const signInName = field(form, "signInName");
    try {
      await peopleApi.choosePassword(
        this.opened?.name === undefined
          ? { token: this.token, password, name, signInName }
          : { token: this.token, password },
      );
      this.dispatchEvent(new CustomEvent("signed-in", { bubbles: true }));
    } catch (thrown) {
      this.problem = reasonOf(thrown);
    }
  }

  protected override render(): TemplateResult {
    return html`
      <form class="card narrow" @submit=${this.choose}>
        <h1>${text("link.title")}</h1>
        ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
        ${this.opened === undefined
          ? this.problem
            ? nothing
            : html`<p class="hint">${text("app.loading")}</p>`
          : html`
              ${this.opened.name === undefined
                ? html`
                    <p class="hint">${text("link.administrator")}</p>
                    <label>${text("people.name")}<input name="name" required maxlength="120" autocomplete="name" /></label>
                    <label>${text("people.signInName")}<input name="signInName" required maxlength="120" autocomplete="username" /></label>
                  `
                : html`
                    <p>${text("link.hello", { name: this.opened.name })}</p>
                    <label>${text("people.signInName")}<input readonly .value=${this.opened.signInName ?? ""} autocomplete="username" /></label>
                  `}
              <label>${text("account.fresh")}
                <input name="password" type="password" required minlength="10" maxlength="200" autocomplete="new-password" />
                <small class="hint">${text("account.freshHint")}</small>
              </label>
              <button class="primary">${text("link.go")}</button>
            `}
      </form>
    `;
  }
}

customElements.define("link-page", LinkPage);
