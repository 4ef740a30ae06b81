// The permission to see the tab that is switched to: asked where a policy takes a picture or the name of it, and given back at the end.
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
  const { captureSwitchedTab: picture, siteName: name } = policy?.options ?? {};
  if (picture !== true && name !== true) {
    return [];
  }
  const wanted = [...(picture === true ? [setup.sitesPicture] : []), ...(name === true ? [setup.sitesName] : [])];
  const refusing = [...(picture === true ? [setup.sitesNoPicture] : []), ...(name === true ? [setup.sitesNoName] : [])];
  return [
    element(
      "section",
      { class: "sites", "aria-labelledby": "sites-title" },
      element("h2", { id: "sites-title" }, setup.sites),
      ...(allowed
        ? [element("p", { role: "status", "data-sites": "allowed" }, setup.sitesAllowed)]
        : [
            element("p", {}, [...wanted, setup.sitesText].join(" ")),
            element("p", { class: "quiet" }, refusing.join(" ")),
            element("p", { class: "actions" }, element("button", { id: "sites", type: "button", click: actions.sites }, setup.sitesAllow)),
          ]),
    ),
  ];
}
