import { systems } from "../inside/system.js";
import type { Trouble } from "../inside/trouble.js";
import { element } from "../look/element.js";
import type { Texts } from "../texts/texts.js";

/** What is wrong, what to do, and the button that does it. */
export function drawTrouble(trouble: Trouble, texts: Texts, retry?: () => void, words?: string): HTMLElement {
  const text = texts.trouble[trouble];
  const here = systems().find((system) => text.on?.[system] !== undefined);
  return element(
    "div",
    { class: "trouble", role: "alert", "data-trouble": trouble },
    element("p", { class: "what" }, text.title),
    words !== undefined && element("p", {}, words),
    element("p", {}, (here === undefined ? undefined : text.on?.[here]) ?? text.advice),
    retry !== undefined &&
      text.retry !== undefined &&
      element("button", { id: `retry-${trouble}`, class: "main", type: "button", click: retry }, text.retry),
  );
}
