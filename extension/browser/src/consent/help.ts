import type { Snapshot } from "../inside/messages.js";
import { element } from "../look/element.js";
import type { Texts } from "../texts/texts.js";
import type { Actions } from "./page.js";

/** The way to call a teacher; once called, that it has been heard. */
export function drawHelp({ help }: Snapshot, { overlay }: Texts, actions: Actions): HTMLElement {
  const ask = (wanted: boolean) => (): void => {
    actions.help(wanted);
  };
  return help === undefined || help === "answered"
    ? element(
        "div",
        { class: "help" },
        help === "answered" && element("p", { role: "status" }, overlay.helpAnswered),
        element("p", { class: "actions" }, element("button", { id: "help", type: "button", click: ask(true) }, overlay.help)),
      )
    : element(
        "div",
        { class: "help" },
        element("p", { role: "status" }, help === "asked" ? overlay.helpAsked : overlay.helpAsking),
        element("p", { class: "actions" }, element("button", { id: "help", type: "button", click: ask(false) }, overlay.helpNoMore)),
      );
}
