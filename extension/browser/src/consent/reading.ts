import type { Snapshot } from "../inside/messages.js";
import { element } from "../look/element.js";
import type { Texts } from "../texts/texts.js";
import { asked, needsSource } from "../offscreen/needed.js";
import { collectedBy, unknownOption } from "./collected.js";
import { sitesToKnow } from "./examPages.js";
import { drawFacts } from "./facts.js";
import { drawLikeness } from "./likeness.js";
import type { Actions, PageState } from "./page.js";
import { drawTrouble } from "./troubleBox.js";

/** What is collected, what the browser will ask next, and the two buttons. */
export function drawReading(snapshot: Snapshot, { hostRefused, likeness }: Pick<PageState, "hostRefused" | "likeness">, texts: Texts, actions: Actions): HTMLElement[] {
  const { exam, policy, student, brief } = snapshot;
  if (exam === undefined || policy === undefined) {
    return [];
  }
  if (unknownOption(policy)) {
    return [element("h1", {}, texts.failed.title), drawTrouble("extension-old", texts)];
  }
  const declining = (): void => {
    actions.askToDecline(true);
  };
  const host = URL.canParse(exam.address) ? new URL(exam.address).host : exam.address;
  const sites = sitesToKnow(snapshot).map((site) => (URL.canParse(site) ? new URL(site).host : site));
  const next = [
    texts.reading.nextHost(host),
    ...(sites.length > 0 ? [texts.reading.nextSites(sites.join(", "))] : []),
    ...(needsSource("camera", policy) ? [texts.reading.nextDevices[asked(policy)]] : []),
    ...(needsSource("screen", policy) ? [texts.reading.nextScreen] : []),
  ];
  return [
    element("h1", {}, exam.title),
    element("p", {}, texts.student(student ?? "")),
    ...(brief?.practice === true ? [element("p", { class: "practice", "data-practice": "" }, texts.facts.practiceRun)] : []),
    element("h2", {}, texts.reading.title),
    element("p", {}, texts.reading.intro),
    drawCollected(snapshot, texts),
    ...(brief === undefined ? [] : [element("h2", {}, texts.facts.title), drawFacts(brief, texts)]),
    ...drawLikeness(policy, likeness, texts, actions),
    element("p", {}, texts.reading.next),
    element("ol", {}, ...next.map((step) => element("li", {}, step))),
    ...(hostRefused ? [drawTrouble("exam-address-refused", texts)] : []),
    element(
      "p",
      { class: "actions" },
      element("button", { id: "agree", class: "main", type: "button", click: actions.agree }, texts.reading.agree),
      element("button", { id: "decline", type: "button", click: declining }, texts.reading.decline),
    ),
  ];
}

/** The list of what the policy switches on; nothing else stands in it. */
export function drawCollected({ policy, brief }: Snapshot, texts: Texts): HTMLElement {
  const collected = policy === undefined ? [] : collectedBy(policy, texts, brief?.durationMinutes);
  if (collected.length === 0) {
    return element("p", {}, texts.reading.nothing);
  }
  const { what, when, who } = texts.reading;
  return element(
    "ul",
    { class: "collected" },
    ...collected.map((item) =>
      element(
        "li",
        { "data-option": item.option },
        element("h3", {}, item.title),
        element(
          "dl",
          {},
          element("dt", {}, what),
          element("dd", {}, item.what, ...item.details.map((detail) => element("span", { class: "detail" }, detail))),
          element("dt", {}, when),
          element("dd", {}, item.when),
          element("dt", {}, who),
          element("dd", {}, item.who),
        ),
      ),
    ),
  );
}
