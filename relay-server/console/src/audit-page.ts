import { html, nothing, type TemplateResult } from "lit";
import { PageElement, reasonOf } from "./element.ts";
import { type AuditLine, type Named, peopleApi } from "./people-api.ts";
import { dateAndTime, text } from "./texts.ts";
import { en, type TextKey } from "./texts-en.ts";

/** What happened, in words; as it is stored where this page knows no words for it. */
export function auditWords(what: string): string {
  const key = `audit.${what}`;
  return key in en ? text(key as TextKey) : what;
}

function nameOf(named: Named): string {
  return named.name ?? text("audit.gone", { id: named.id });
}

/** Who did and saw what, the latest first. */
class AuditPageElement extends PageElement {
  static override properties = {
    lines: { state: true },
    next: { state: true },
    problem: { state: true },
  };

  declare private lines: readonly AuditLine[] | undefined;
  declare private next: number | undefined;
  declare private problem: string;

  constructor() {
    super();
    this.problem = "";
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.more();
  }

  private async more(): Promise<void> {
    try {
      const page = await peopleApi.audit(this.next);
      this.lines = [...(this.lines ?? []), ...page.lines];
      this.next = page.next;
      this.problem = "";
    } catch (thrown) {
      this.problem = text("app.failed", { reason: reasonOf(thrown) });
    }
  }

  protected override render(): TemplateResult {
    return html`
      <h1>${text("audit.title")}</h1>
      <p class="hint">${text("audit.hint")}</p>
      ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
      ${this.list()}
      ${this.next === undefined ? nothing : html`<p><button @click=${() => void this.more()}>${text("audit.more")}</button></p>`}
    `;
  }

  private list(): TemplateResult | typeof nothing {
    if (this.lines === undefined) {
      return this.problem ? nothing : html`<p class="hint">${text("app.loading")}</p>`;
    }
    if (this.lines.length === 0) {
      return html`<p class="hint">${text("audit.none")}</p>`;
    }
    return html`<ol class="card audit">${this.lines.map((line) => this.row(line))}</ol>`;
  }

  private row(line: AuditLine): TemplateResult {
    const about = [line.subject, line.exam, line.attempt].filter((one) => one !== undefined).map(nameOf);
    return html`
      <li data-what=${line.what}>
        <time datetime=${new Date(line.at).toISOString()}>${dateAndTime(line.at)}</time>
        <strong>${line.person ? nameOf(line.person) : text("audit.nobody")}</strong>
        <span>${auditWords(line.what)}${about.length > 0 ? `: ${about.join(" · ")}` : ""}</span>
      </li>
    `;
  }
}

customElements.define("audit-page", AuditPageElement);
