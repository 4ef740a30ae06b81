// What covers the exam's page while a teacher has paused the exam, or until it fills the screen. It lives in a frame of ours.
import { askWorker } from "../inside/offscreenDocument.js";
import { element } from "../look/element.js";
import { textsFor } from "../texts/texts.js";

const texts = textsFor(navigator.language);
document.documentElement.lang = texts.language;

/** Fills the screen; the page around takes this cover away as soon as it does. */
function fill(): void {
  void askWorker({ to: "worker", type: "fullScreen", on: true });
}

const wantsScreen = location.hash === "#fullScreen";
const { title, what, help } = wantsScreen ? texts.fullScreen : texts.paused;
const words = element(
  "main",
  { role: "alertdialog", "aria-labelledby": "title", "aria-describedby": "what", tabindex: "-1" },
  element("h1", { id: "title" }, title),
  element("p", { id: "what" }, what),
  wantsScreen && element("p", { class: "actions" }, element("button", { id: "fill", class: "main", type: "button", click: fill }, texts.fullScreen.go)),
  element("p", {}, help),
);
document.body.append(words);
(document.getElementById("fill") ?? words).focus();
