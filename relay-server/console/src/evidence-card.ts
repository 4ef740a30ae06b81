import { html, nothing, type TemplateResult } from "lit";
import type { Report } from "./api.ts";
import { type EvidenceAddress, keptOf } from "./evidence.ts";
import "./evidence-strip.ts";
import { text } from "./texts.ts";

/** What was taken without an event, as a filmstrip, and how much there is that cannot be shown. */
export function evidenceCard({ evidence }: Report, address: EvidenceAddress): TemplateResult | typeof nothing {
  const strip = keptOf(evidence, undefined);
  const coming = evidence.filter(({ state }) => state === "coming").length;
  const refused = evidence.filter(({ state }) => state === "refused").length;
  return evidence.length === 0
    ? nothing
    : html`<section class="card stack" data-filmstrip>
        <h2>${text("evidence.title")}</h2>
        ${strip.length === 0
          ? html`<p class="hint">${text("evidence.atEvents")}</p>`
          : html`<evidence-strip .pieces=${strip} .address=${address}></evidence-strip>`}
        ${coming > 0 ? html`<p class="hint">${text("evidence.coming", { count: coming })}</p>` : nothing}
        ${refused > 0 ? html`<p class="hint">${text("evidence.refused", { count: refused })}</p>` : nothing}
      </section>`;
}

/** What was taken at an event. */
export function evidenceBeneath({ events, evidence }: Report, event: number, address: EvidenceAddress): TemplateResult | typeof nothing {
  // What ends an event is listed with it.
  const same = [event, ...events.filter(({ ends }) => ends === event).map(({ seq }) => seq)];
  const there = event === 0 ? [] : same.flatMap((seq) => keptOf(evidence, seq));
  return there.length === 0 ? nothing : html`<evidence-strip .pieces=${there} .address=${address}></evidence-strip>`;
}
