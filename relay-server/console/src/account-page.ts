import { html, nothing, type TemplateResult } from "lit";
import { PageElement, reasonOf } from "./element.ts";
import { type Me, peopleApi } from "./people-api.ts";
import { text } from "./texts.ts";

function secret(form: HTMLFormElement, name: string): string {
  return (form.elements.namedItem(name) as HTMLInputElement).value;
}

/** One's own account: a new password, and signing out everywhere. */
class AccountPage extends PageElement {
  static override properties = {
    me: { attribute: false },
    done: { state: true },
    problem: { state: true },
  };

  declare me: Me;
  declare private done: string;
  declare private problem: string;

  constructor() {
    super();
    this.done = "";
    this.problem = "";
  }

  private readonly change = (event: SubmitEvent): void => {
    event.preventDefault();
    void this.send(event.target as HTMLFormElement);
  };

  private async send(form: HTMLFormElement): Promise<void> {
    this.done = "";
    this.problem = "";
    try {
      await peopleApi.changePassword(secret(form, "password"), secret(form, "fresh"));
      form.reset();
      this.done = text("account.changed");
    } catch (thrown) {
      this.problem = reasonOf(thrown);
    }
  }

  private async everywhere(): Promise<void> {
    try {
      await peopleApi.signOutEverywhere();
      this.dispatchEvent(new CustomEvent("signed-out", { bubbles: true }));
    } catch (thrown) {
      this.problem = reasonOf(thrown);
    }
  }

  protected override render(): TemplateResult {
    return html`
      <div class="stack narrow">
        <h1>${text("account.title")}</h1>
        <p>${this.me.name} · ${this.me.signInName}</p>
        ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
        <p role="status">${this.done}</p>
        <form class="card" @submit=${this.change}>
          <h2>${text("account.password")}</h2>
          <input type="hidden" autocomplete="username" .value=${this.me.signInName ?? ""} />
          <label>${text("account.until")}<input name="password" type="password" required autocomplete="current-password" /></label>
          <label>${text("account.fresh")}
            <input name="fresh" type="password" required minlength="10" maxlength="200" autocomplete="new-password" />
            <small class="hint">${text("account.freshHint")}</small>
          </label>
          <button class="primary">${text("account.change")}</button>
        </form>
        <section class="card">
          <h2>${text("account.everywhere")}</h2>
          <p class="hint">${text("account.everywhereHint")}</p>
          <button data-everywhere @click=${() => void this.everywhere()}>${text("account.everywhere")}</button>
        </section>
      </div>
    `;
  }
}

customElements.define("account-page", AccountPage);
