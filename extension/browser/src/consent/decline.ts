import type { Snapshot } from "../inside/messages.js";
import { element } from "../look/element.js";
import type { Texts } from "../texts/texts.js";
import type { Actions } from "./page.js";

/** As many characters as the relay takes. */
const longestReason = "200";

/** Before saying no: what it means, and why, if the student likes. */
export function drawDeclining({ exam }: Snapshot, texts: Texts, actions: Actions): HTMLElement[] {
  const { decline } = texts;
  const no = (): void => {
    actions.askToDecline(false);
  };
  return [
    element("h1", {}, exam?.title ?? ""),
    element("h2", {}, decline.title),
    element("p", {}, decline.text),
    element(
      "p",
      {},
      element("label", { for: "reason" }, decline.reason),
      element("textarea", { id: "reason", rows: "3", maxlength: longestReason }),
    ),
    element(
      "p",
      { class: "actions" },
      element("button", { id: "decline-yes", class: "main", type: "button", click: actions.decline }, decline.yes),
      element("button", { id: "decline-no", type: "button", click: no }, decline.no),
    ),
  ];
}

/** After saying no: that it is known, what happens next, and the way back. */
export function drawDeclined({ exam, declineTold, online }: Snapshot, texts: Texts, actions: Actions): HTMLElement[] {
  const { decline } = texts;
  return [
    element("h1", {}, exam?.title ?? ""),
    element("h2", {}, decline.doneTitle),
    element("p", { role: "status", id: "declined", "data-told": String(declineTold) }, declineTold ? decline.told : decline.telling),
    ...(declineTold || online ? [] : [element("p", {}, texts.connection.offline)]),
    element("p", {}, decline.next),
    element(
      "p",
      { class: "actions" },
      element("button", { id: "reconsider", type: "button", click: actions.reconsider }, decline.reconsider),
    ),
  ];
}
