import type { Policy } from "../network/protocol.js";
import { element } from "../look/element.js";
import type { Texts } from "../texts/texts.js";
import type { Actions } from "./page.js";

/** A consent of its own, not ticked beforehand: to being compared with one's first pictures. Without it the exam is sat all the same. */
export function drawLikeness(policy: Policy, agreed: boolean, texts: Texts, actions: Actions): HTMLElement[] {
  if (policy.options.impersonation !== true) {
    return [];
  }
  const box = element("input", { id: "likeness", type: "checkbox", checked: agreed ? "" : undefined, "aria-describedby": "likeness-otherwise" });
  box.addEventListener("change", () => {
    actions.likeness(box.checked);
  });
  return [
    element(
      "section",
      { class: "likeness" },
      element("h2", {}, texts.likeness.title),
      element("p", {}, texts.likeness.what),
      element("p", { class: "tick" }, box, element("label", { for: "likeness" }, texts.likeness.agree)),
      element("p", { id: "likeness-otherwise", class: "quiet" }, texts.likeness.otherwise),
    ),
  ];
}
