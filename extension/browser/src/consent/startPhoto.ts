import type { Snapshot } from "../inside/messages.js";
import { element } from "../look/element.js";
import type { Texts } from "../texts/texts.js";
import type { Actions } from "./page.js";

/** The photo before beginning: take, look, take again. Nothing where the policy wants none. */
export function drawStartPhoto({ startPhoto }: Snapshot, { setup }: Texts, actions: Actions): HTMLElement[] {
  if (startPhoto === undefined) {
    return [];
  }
  const { picture, failed, faces } = startPhoto;
  const words = failed === true ? setup.photoFailed : picture === undefined ? setup.photoText : faces === undefined || faces === 1 ? setup.photoTaken : setup.photoFaces(faces);
  return [
    element("h2", {}, setup.photo),
    ...(picture === undefined ? [] : [element("img", { class: "start-photo", id: "start-photo", src: picture, alt: setup.photoAlt })]),
    element("p", { role: "status", "data-faces": faces === undefined ? undefined : String(faces) }, words),
    element(
      "p",
      { class: "actions" },
      element(
        "button",
        { id: "photo", class: picture === undefined ? "main" : undefined, type: "button", click: actions.photo },
        picture === undefined ? setup.photoTake : setup.photoAgain,
      ),
    ),
  ];
}

/** Whether the photo that is wanted has been taken. */
export function photographed({ startPhoto }: Snapshot): boolean {
  return startPhoto === undefined || startPhoto.picture !== undefined;
}
