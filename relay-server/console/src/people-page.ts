import { html, nothing, type TemplateResult } from "lit";
import { field, PageElement, reasonOf } from "./element.ts";
import { type Me, peopleApi, type Person } from "./people-api.ts";
import { text } from "./texts.ts";

/** Where an administrator looks for the way to Moodle. */
function moodle(): TemplateResult {
  return html`
    <section class="card" data-moodle>
      <h2>${text("moodle.title")}</h2>
      <p class="hint">${text("moodle.hint")}</p>
      <p><a href="/moodle/quizaccess_candor.zip" download>${text("moodle.plugin")}</a></p>
    </section>
  `;
}

/** Everybody who may sign in: inviting, resetting, disabling. Before there are accounts, the first one. */
class PeoplePage extends PageElement {
  static override properties = {
    me: { attribute: false },
    people: { state: true },
    made: { state: true },
    copied: { state: true },
    problem: { state: true },
  };

  declare me: Me;
  declare private people: readonly Person[] | undefined;
  /** The link to hand out, and whose it is. */
  declare private made: { readonly name: string; readonly link: string } | undefined;
  declare private copied: boolean;
  declare private problem: string;

  constructor() {
    super();
    this.copied = false;
    this.problem = "";
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.attempt(() => Promise.resolve());
  }

  /** Does something, then shows how things stand. */
  private async attempt(work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
      this.people = await peopleApi.people();
      this.problem = "";
    } catch (thrown) {
      this.problem = text("app.failed", { reason: reasonOf(thrown) });
    }
  }

  private readonly invite = (event: SubmitEvent): void => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const name = field(form, "name");
    const first = this.me.id === undefined;
    const administrator = first || new FormData(form).has("administrator");
    void this.attempt(async () => {
      const { link } = await peopleApi.invite(name, field(form, "signInName"), administrator);
      form.reset();
      if (first) {
        location.hash = new URL(link).hash;
      } else {
        this.show(name, link);
      }
    });
  };

  private show(name: string, link: string): void {
    this.made = { name, link };
    this.copied = false;
  }

  private async copy(link: string): Promise<void> {
    await navigator.clipboard.writeText(link);
    this.copied = true;
  }

  protected override render(): TemplateResult {
    const first = this.me.id === undefined;
    return html`
      <h1>${text(first ? "people.first" : "people.title")}</h1>
      ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
      <div class="columns">
        <section class="stack" aria-label=${text("people.title")}>${this.handOut()} ${this.list()}</section>
        <div class="stack">${this.form(first)} ${first ? nothing : moodle()}</div>
      </div>
    `;
  }

  private handOut(): TemplateResult | typeof nothing {
    const made = this.made;
    if (made === undefined) {
      return nothing;
    }
    return html`
      <div class="card" role="status">
        <label>${text("people.link", { name: made.name })}
          <span class="row">
            <input readonly data-link .value=${made.link} @focus=${(e: FocusEvent) => { (e.target as HTMLInputElement).select(); }} />
            <button type="button" @click=${() => void this.copy(made.link)}>${text(this.copied ? "exams.copied" : "exams.copy")}</button>
          </span>
          <small class="hint">${text("people.linkHint")}</small>
        </label>
      </div>
    `;
  }

  private list(): TemplateResult | readonly TemplateResult[] {
    if (this.people === undefined) {
      return html`<p class="hint">${text("app.loading")}</p>`;
    }
    return this.people.length === 0 ? html`<p class="hint">${text("people.none")}</p>` : this.people.map((person) => this.row(person));
  }

  private row(person: Person): TemplateResult {
    const facts = [
      person.signInName,
      person.administrator ? text("people.administrator") : "",
      person.invited ? text("people.invited") : "",
      person.disabled ? text("people.disabled") : "",
    ];
    return html`
      <article class="card" data-person=${person.id}>
        <h2>${person.name}</h2>
        <p class="hint">${facts.filter(Boolean).join(" · ")}</p>
        <p class="row wrap">
          <button data-reset ?disabled=${person.disabled} @click=${() => void this.attempt(async () => { this.show(person.name, await peopleApi.reset(person.id)); })}>
            ${text(person.invited ? "people.linkAgain" : "people.reset")}
          </button>
          <button data-administrator @click=${() => void this.attempt(() => peopleApi.change(person.id, { administrator: !person.administrator }))}>
            ${text(person.administrator ? "people.unmakeAdministrator" : "people.makeAdministrator")}
          </button>
          <button data-disable @click=${() => void this.attempt(() => peopleApi.change(person.id, { disabled: !person.disabled }))}>
            ${text(person.disabled ? "people.enable" : "people.disable")}
          </button>
        </p>
      </article>
    `;
  }

  private form(first: boolean): TemplateResult {
    return html`
      <form class="card" @submit=${this.invite}>
        <h2>${text(first ? "people.firstForm" : "people.invite")}</h2>
        ${first ? html`<p class="hint">${text("people.firstHint")}</p>` : nothing}
        <label>${text("people.name")}<input name="name" required maxlength="120" autocomplete="off" /></label>
        <label>${text("people.signInName")}
          <input name="signInName" required maxlength="120" autocomplete="off" />
          <small class="hint">${text("people.signInNameHint")}</small>
        </label>
        ${first
          ? nothing
          : html`<label class="check"><input type="checkbox" name="administrator" /><span>${text("people.administrator")}<small class="hint">${text("people.administratorHint")}</small></span></label>`}
        <button class="primary">${text(first ? "people.firstGo" : "people.inviteGo")}</button>
      </form>
    `;
  }
}

customElements.define("people-page", PeoplePage);
