import { qualityLimits, qualityValues, type Policy, type Quality, type TrackingOption, type TrackingOptionText } from "@candor/signaling-client";
import { html, nothing, type TemplateResult } from "lit";
import type { Exam, ExamWish } from "./api.ts";
import { field } from "./element.ts";
import { options as trackingOptions } from "./options.ts";
import { text } from "./texts.ts";

type Limits = Pick<Policy, "camera" | "screen" | "microphone">;

/** What records, and whose limits its quality is. */
const recordings: Readonly<Partial<Record<TrackingOption, keyof Limits>>> = {
  recordCamera: "camera",
  recordMicrophone: "microphone",
  recordScreen: "screen",
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
    ${recordFields(exam)}
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

/** What is recorded, and how well: the first thing to decide, and nothing unless somebody does. */
function recordFields(exam?: Exam): TemplateResult {
  return html`
    <fieldset>
      <legend>${text("exam.recorded")}</legend>
      <small class="hint">${text("exam.recordedHint")}</small>
      ${trackingOptions.map((option) => {
        const source = recordings[option.name];
        return source === undefined ? nothing : html`${optionField(option, exam)} ${qualityField(option, source, exam)}`;
      })}
    </fieldset>
  `;
}

function optionField({ name, title, collects, onByDefault }: TrackingOptionText, exam?: Exam): TemplateResult {
  return html`<label class="check">
    <input type="checkbox" name=${name} ?checked=${exam?.policy.options[name] ?? onByDefault} />
    <span>${title}<small class="hint">${collects}</small></span>
  </label>`;
}

/** How good a source is sent: one of the words, or figures that somebody has set by the API. */
function qualityField({ title }: TrackingOptionText, source: keyof Limits, exam?: Exam): TemplateResult {
  const now = exam === undefined ? "modest" : qualityOf(source, exam.policy);
  return html`<label class="quality">${text("exam.quality")}
    <select name="quality.${source}" aria-label="${text("exam.quality")}: ${title}">
      ${qualityValues.map((quality) => html`<option value=${quality} .selected=${quality === now}>${text(`quality.${quality}`)}, ${figures(source, qualityLimits[quality])}</option>`)}
      ${exam !== undefined && now === undefined ? html`<option value="own" .selected=${true}>${figures(source, exam.policy)}</option>` : nothing}
    </select>
  </label>`;
}

function qualityOf(source: keyof Limits, policy: Limits): Quality | undefined {
  return qualityValues.find((quality) => figures(source, qualityLimits[quality]) === figures(source, policy));
}

function figures(source: keyof Limits, limits: Limits): string {
  if (source === "microphone") {
    return text("quality.sound", { rate: kilobits(limits.microphone.maxBitrate) });
  }
  const { maxWidth, maxHeight, maxFrameRate, maxBitrate } = limits[source];
  return text("quality.picture", { width: maxWidth, height: maxHeight, pictures: maxFrameRate, rate: kilobits(maxBitrate) });
}

function kilobits(bits: number): number {
  return bits / 1000;
}

/** The limits that a form asks for; figures that are none of the words stay as they are. */
function limitsOf(form: HTMLFormElement, before: Limits): Limits {
  const chosen = (source: keyof Limits): Limits => {
    const word = qualityValues.find((quality) => quality === field(form, `quality.${source}`));
    return word === undefined ? before : qualityLimits[word];
  };
  return { camera: chosen("camera").camera, screen: chosen("screen").screen, microphone: chosen("microphone").microphone };
}

function optionFields(exam?: Exam): TemplateResult {
  return html`
    <fieldset>
      <legend>${text("exams.options")}</legend>
      ${trackingOptions.filter(({ name }) => recordings[name] === undefined).map(
        (option) => html`
          ${optionField(option, exam)} ${option.weight === 0 ? nothing : weightField(option, exam)} ${option.name === "randomPhotos" ? photosField(exam) : nothing}
          ${option.name === "fullScreen" ? hideField(exam) : nothing}
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

/** What happens to the questions while full screen is left. */
function hideField(exam?: Exam): TemplateResult {
  return html`<label class="weight">
    <span>${text("exam.hideQuestions")}<small class="hint">${text("exam.hideQuestionsHint")}</small></span>
    <input name="hideQuestions" type="checkbox" .checked=${exam?.policy.hideQuestions !== false} />
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

/** What a form asks for. */
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
    policy: { ...limitsOf(form, before?.policy ?? qualityLimits.modest), options, numberOfRandomPhotos: Number(field(form, "numberOfRandomPhotos")), hideQuestions: data.has("hideQuestions") },
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
