import type { Snapshot } from "../inside/messages.js";
import { foremost } from "../inside/trouble.js";
import { element } from "../look/element.js";
import { needsCaptures } from "../offscreen/needed.js";
import type { Texts } from "../texts/texts.js";
import type { Actions } from "./page.js";
import { drawTrouble } from "./troubleBox.js";
import { drawHelp } from "./help.js";
import { drawCollected } from "./reading.js";
import { drawMonitors, drawSteps } from "./setup.js";

/** The page during the exam: how things stand, the way to the exam, and "Finish". */
export function drawLive(snapshot: Snapshot, finishing: boolean, texts: Texts, actions: Actions): HTMLElement[] {
  const captured = snapshot.policy !== undefined && needsCaptures(snapshot.policy);
  const trouble = foremost(snapshot);
  const unsent = !snapshot.online && snapshot.unsent > 0 ? ` ${texts.connection.unsent(snapshot.unsent)}` : "";
  return [
    element("h1", {}, snapshot.exam?.title ?? ""),
    element("h2", {}, trouble !== undefined ? texts.live.attention : snapshot.paused ? texts.paused.title : texts.live.title),
    ...(snapshot.paused ? [element("p", { role: "status" }, texts.paused.what)] : []),
    ...(snapshot.evidence === undefined || snapshot.evidence.waiting === 0 || snapshot.online ? [] : [element("p", { "data-pieces": String(snapshot.evidence.waiting) }, texts.connection.pieces(snapshot.evidence.waiting))]),
    ...(snapshot.evidence?.full === true ? [drawTrouble("disk-full", texts)] : []),
    element("p", { role: "status" }, (snapshot.online ? texts.connection.online : texts.connection.offline) + unsent),
    ...(captured ? [drawSteps(snapshot, texts, actions)] : [element("p", {}, texts.live.watching)]),
    ...drawMonitors(snapshot, texts),
    ...(snapshot.warning === undefined ? [] : [drawTrouble(snapshot.warning, texts)]),
    element("p", {}, texts.setup.stay),
    drawHelp(snapshot, texts, actions),
    finishing ? drawQuestion(texts, actions) : drawActions(texts, actions),
    element("details", {}, element("summary", {}, texts.live.collected), drawCollected(snapshot, texts)),
  ];
}

function drawActions(texts: Texts, actions: Actions): HTMLElement {
  const ask = (): void => {
    actions.askToFinish(true);
  };
  return element(
    "p",
    { class: "actions" },
    element("button", { id: "exam", class: "main", type: "button", click: actions.openExam }, texts.live.open),
    element("button", { id: "finish", type: "button", click: ask }, texts.finish.button),
  );
}

function drawQuestion(texts: Texts, actions: Actions): HTMLElement {
  const no = (): void => {
    actions.askToFinish(false);
  };
  return element(
    "div",
    { class: "question", role: "group", "aria-label": texts.finish.ask },
    element("p", {}, texts.finish.ask),
    element(
      "p",
      { class: "actions" },
      element("button", { id: "finish-yes", class: "main", type: "button", click: actions.finish }, texts.finish.yes),
      element("button", { id: "finish-no", type: "button", click: no }, texts.finish.no),
    ),
  );
}
