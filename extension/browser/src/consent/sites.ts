// The permission for a picture of the tab that is switched to: asked where a policy takes one, and given back at the end.
import { element } from "../look/element.js";
import type { Policy } from "../network/protocol.js";
import type { Texts } from "../texts/texts.js";
import type { Actions } from "./page.js";

/** What a browser wants before it shows us a tab; nothing less does. */
const sites = { origins: ["<all_urls>"] };

export function sitesAllowed(): Promise<boolean> {
  return chrome.permissions.contains(sites);
}

/** Lets the browser ask; must be called within the student's click. */
export async function allowSites(): Promise<boolean> {
  return chrome.permissions.request(sites).catch(() => false);
}

/** What it is for, that one may refuse, and the button. */
export function drawSites(policy: Policy | undefined, allowed: boolean, { setup }: Texts, actions: Actions): HTMLElement[] {
  if (policy?.options.captureSwitchedTab !== true) {
    return [];
  }
  return [
    element(
      "section",
      { class: "sites", "aria-labelledby": "sites-title" },
      element("h2", { id: "sites-title" }, setup.sites),
      ...(allowed
        ? [element("p", { role: "status", "data-sites": "allowed" }, setup.sitesAllowed)]
        : [
            element("p", {}, setup.sitesText),
            element("p", { class: "quiet" }, setup.sitesElse),
            element("p", { class: "actions" }, element("button", { id: "sites", type: "button", click: actions.sites }, setup.sitesAllow)),
          ]),
    ),
  ];
}
