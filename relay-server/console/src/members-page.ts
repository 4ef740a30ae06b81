import { html, nothing, type TemplateResult } from "lit";
import { api, type Exam } from "./api.ts";
import { field, PageElement, reasonOf } from "./element.ts";
import { type Member, type MemberRole, peopleApi } from "./people-api.ts";
import { link } from "./route.ts";
import { text } from "./texts.ts";

/** Who may do what in one exam. */
class MembersPage extends PageElement {
  static override properties = {
    exam: { type: String },
    known: { state: true },
    members: { state: true },
    problem: { state: true },
  };

  declare exam: string;
  declare private known: Exam | undefined;
  declare private members: readonly Member[] | undefined;
  declare private problem: string;

  constructor() {
    super();
    this.problem = "";
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.attempt(async () => {
      this.known = await api.exam(this.exam);
    });
  }

  /** Does something, then shows how things stand. */
  private async attempt(work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
      this.members = await peopleApi.members(this.exam);
      this.problem = "";
    } catch (thrown) {
      this.problem = text("app.failed", { reason: reasonOf(thrown) });
    }
  }

  private readonly add = (event: SubmitEvent): void => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const role: MemberRole = field(form, "role") === "teacher" ? "teacher" : "reviewer";
    void this.attempt(async () => {
      await peopleApi.addMember(this.exam, field(form, "signInName"), role);
      form.reset();
    });
  };

  protected override render(): TemplateResult {
    return html`
      <p><a href=${link.exams}>${text("app.back")}</a></p>
      <h1>${text("members.title", { exam: this.known?.title ?? "…" })}</h1>
      ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
      <div class="columns">
        <section class="stack" aria-label=${text("members.list")}>${this.list()}</section>
        <form class="card" @submit=${this.add}>
          <h2>${text("members.add")}</h2>
          <label>${text("people.signInName")}<input name="signInName" required maxlength="120" autocomplete="off" /></label>
          <fieldset>
            <legend>${text("members.role")}</legend>
            <label class="check"><input type="radio" name="role" value="reviewer" checked /><span>${text("members.reviewer")}<small class="hint">${text("members.reviewerHint")}</small></span></label>
            <label class="check"><input type="radio" name="role" value="teacher" /><span>${text("members.teacher")}<small class="hint">${text("members.teacherHint")}</small></span></label>
          </fieldset>
          <button class="primary">${text("members.go")}</button>
        </form>
      </div>
    `;
  }

  private list(): TemplateResult | readonly TemplateResult[] {
    if (this.members === undefined) {
      return this.problem ? [] : html`<p class="hint">${text("app.loading")}</p>`;
    }
    if (this.members.length === 0) {
      return html`<p class="hint">${text("members.none")}</p>`;
    }
    return this.members.map(
      (member) => html`
        <article class="card row wrap" data-member=${member.id} data-role=${member.role}>
          <h2>${member.name}</h2>
          <span class="hint">${member.signInName} · ${text(`members.${member.role}`)}${member.disabled ? ` · ${text("people.disabled")}` : ""}</span>
          <button aria-label=${text("members.removeOf", { name: member.name })} @click=${() => void this.attempt(() => peopleApi.removeMember(this.exam, member.id))}>${text("members.remove")}</button>
        </article>
      `,
    );
  }
}

customElements.define("members-page", MembersPage);
