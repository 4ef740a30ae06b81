import { type Policy, type TrackingOption, type TrackingOptionText } from "@candor/signaling-client";
import { html, nothing, type TemplateResult } from "lit";
import type { Exam, ExamWish } from "./api.ts";
import { field } from "./element.ts";
import { options as trackingOptions } from "./options.ts";
import { text } from "./texts.ts";

const modest: Omit<Policy, "options"> = {
  camera: { maxWidth: 320, maxHeight: 240, maxFrameRate: 15, maxBitrate: 150_000 },
  screen: { maxWidth: 1920, maxHeight: 1200, maxFrameRate: 5, maxBitrate: 300_000 },
  microphone: { maxBitrate: 32_000 },
};

/** Where nothing else is said; the relay's Policy says the same. */
const usualPhotos = 25;

/** An exam's fields: the few that every exam needs, the others folded. */
export function examFields(exam?: Exam): TemplateResult {
  return html`
    <label>${text("exams.title")}<input name="title" required maxlength="200" autocomplete="off" .value=${exam?.title ?? ""} /></label>
    <label>${text("exams.address")}
      <input name="address" type="url" required placeholder="https://" autocomplete="off" .value=${exam?.address ?? ""} />
      <small class="hint">${text("exams.addressHint")}</small>
    </label>
    <label>${text("exam.starts")}<input name="startsAt" type="datetime-local" .value=${local(exam?.startsAt)} /></label>
    <label>${text("exam.ends")}<input name="endsAt" type="datetime-local" .value=${local(exam?.endsAt)} /></label>
    <details>
      <summary>${text("exam.more")}</summary>
      <div class="stack">${timeFields(exam)} ${optionFields(exam)} ${institutionFields(exam)}</div>
    </details>
  `;
}

function timeFields(exam?: Exam): TemplateResult {
  return html`
    <label>${text("exam.duration")}
      <input name="durationMinutes" type="number" min="1" max="1440" .value=${String(exam?.durationMinutes ?? "")} />
      <small class="hint">${text("exam.durationHint")}</small>
    </label>
    <label>${text("exam.retention")}
      <input name="retentionDays" type="number" min="1" max="3650" required .value=${String(exam?.retentionDays ?? 30)} />
    </label>
    <label class="check">
      <input type="checkbox" name="practice" ?checked=${exam?.practice ?? false} />
      <span>${text("exam.practice")}<small class="hint">${text("exam.practiceHint")}</small></span>
    </label>
    <label>${text("exam.sites")}
      <textarea name="allowedSites" rows="2" placeholder="https://example.org" .value=${(exam?.allowedSites ?? []).join("\n")}></textarea>
      <small class="hint">${text("exam.sitesHint")}</small>
    </label>
  `;
}

function optionFields(exam?: Exam): TemplateResult {
  return html`
    <fieldset>
      <legend>${text("exams.options")}</legend>
      ${trackingOptions.map(
        (option) => html`
          <label class="check">
            <input type="checkbox" name=${option.name} ?checked=${exam?.policy.options[option.name] ?? option.onByDefault} />
            <span>${option.title}<small class="hint">${option.collects}</small></span>
          </label>
          ${option.weight === 0 ? nothing : weightField(option, exam)} ${option.name === "randomPhotos" ? photosField(exam) : nothing}
        `,
      )}
    </fieldset>
  `;
}

/** What an option's flags take; only those that flag something have it. */
function weightField({ name, title, weight }: TrackingOptionText, exam?: Exam): TemplateResult {
  return html`<label class="weight">
    <span>${text("exam.weight")}<small class="hint">${text("exam.weightHint")}</small></span>
    <input name="weight.${name}" type="number" min="0" max="100" step="1" required aria-label="${text("exam.weight")}: ${title}" .value=${String(exam?.weights[name] ?? weight)} />
  </label>`;
}

/** How many random photos are taken. */
function photosField(exam?: Exam): TemplateResult {
  return html`<label class="weight">
    <span>${text("exam.photos")}<small class="hint">${text("exam.photosHint")}</small></span>
    <input name="numberOfRandomPhotos" type="number" min="1" max="100" step="1" required .value=${String(exam?.policy.numberOfRandomPhotos ?? usualPhotos)} />
  </label>`;
}

function institutionFields(exam?: Exam): TemplateResult {
  return html`
    <fieldset class="stack">
      <legend>${text("exam.institution")}</legend>
      <small class="hint">${text("exam.institutionHint")}</small>
      <label>${text("exam.controller")}<textarea name="controller" rows="2" maxlength="2000" .value=${exam?.controller ?? ""}></textarea></label>
      <label>${text("exam.legalBasis")}<textarea name="legalBasis" rows="2" maxlength="2000" .value=${exam?.legalBasis ?? ""}></textarea></label>
      <label>${text("exam.dataProtection")}<textarea name="dataProtection" rows="2" maxlength="2000" .value=${exam?.dataProtection ?? ""}></textarea></label>
    </fieldset>
  `;
}

/** What a form asks for; the sizes of pictures stay what they were. */
export function wishOf(form: HTMLFormElement, before?: Exam): ExamWish {
  const data = new FormData(form);
  const options: Partial<Record<TrackingOption, boolean>> = {};
  for (const option of trackingOptions) {
    options[option.name] = data.has(option.name);
  }
  const flagging = trackingOptions.filter(({ weight }) => weight > 0);
  const weights = Object.fromEntries(flagging.map(({ name }) => [name, Number(field(form, `weight.${name}`))]));
  const words = (name: string): Record<string, string> => {
    const value = field(form, name);
    return value === "" ? {} : { [name]: value };
  };
  const time = (name: string): Record<string, number> => {
    const value = field(form, name);
    return value === "" ? {} : { [name]: new Date(value).getTime() };
  };
  const whole = (name: string): Record<string, number> => {
    const value = field(form, name);
    return value === "" ? {} : { [name]: Number(value) };
  };
  return {
    title: field(form, "title"),
    address: field(form, "address"),
    policy: { ...(before?.policy ?? modest), options, numberOfRandomPhotos: Number(field(form, "numberOfRandomPhotos")) },
    ...time("startsAt"),
    ...time("endsAt"),
    ...whole("durationMinutes"),
    ...whole("retentionDays"),
    ...words("controller"),
    ...words("legalBasis"),
    ...words("dataProtection"),
    allowedSites: field(form, "allowedSites").split(/\s+/).filter(Boolean),
    practice: data.has("practice"),
    weights,
  };
}

/** A time as the browser's field for local times wants it. */
export function local(at: number | undefined): string {
  if (at === undefined) {
    return "";
  }
  const offset = new Date(at).getTimezoneOffset() * 60_000;
  return new Date(at - offset).toISOString().slice(0, 16);
}
