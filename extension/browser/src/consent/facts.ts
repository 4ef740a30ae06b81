import type { ExamBrief } from "../network/protocol.js";
import { element } from "../look/element.js";
import type { Texts } from "../texts/texts.js";

/** What holds whatever the policy says: what is noted besides, until when it is kept, who may look, on which ground, who answers for it. */
export function drawFacts(brief: ExamBrief, texts: Texts): HTMLElement {
  const { facts } = texts;
  const { controller, legalBasis, dataProtection } = brief.institution;
  const lines: readonly (readonly [name: string, title: string, text: string | undefined])[] = [
    ["time", facts.time, timeOf(brief, texts)],
    ["sites", facts.sites, brief.allowedSites.length === 0 ? undefined : brief.allowedSites.join(" ")],
    ["noted", facts.noted, facts.notedWhat],
    // Of practice nothing is kept, and nothing is made of it.
    ["counted", facts.counted, brief.practice ? undefined : facts.countedWhat],
    ["kept", facts.kept, brief.practice ? facts.practice : facts.days(brief.retentionDays)],
    ["mayLook", facts.mayLook, brief.mayLook.map((who) => facts.onlookers[who]).join(" ")],
    ["legalBasis", facts.legalBasis, legalBasis],
    ["controller", facts.controller, controller],
    ["dataProtection", facts.dataProtection, dataProtection],
  ];
  return element(
    "dl",
    { class: "facts" },
    ...lines.flatMap(([name, title, text]) =>
      text === undefined ? [] : [element("dt", {}, title), element("dd", { "data-fact": name }, text)],
    ),
  );
}

function timeOf({ endsAt, durationMinutes }: ExamBrief, { facts, language }: Texts): string | undefined {
  const end = endsAt === undefined ? undefined : facts.until(new Date(endsAt).toLocaleString(language, { dateStyle: "medium", timeStyle: "short" }));
  const duration = durationMinutes === undefined ? undefined : facts.minutes(durationMinutes);
  const words = [duration, end].filter((each) => each !== undefined);
  return words.length === 0 ? undefined : words.join(" ");
}
