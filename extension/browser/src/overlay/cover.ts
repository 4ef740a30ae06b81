// What covers the exam's page while a teacher has paused the exam. It lives in a frame of ours.
import { element } from "../look/element.js";
import { textsFor } from "../texts/texts.js";

const texts = textsFor(navigator.language);
document.documentElement.lang = texts.language;
const words = element(
  "main",
  { role: "alertdialog", "aria-labelledby": "title", "aria-describedby": "what", tabindex: "-1" },
  element("h1", { id: "title" }, texts.paused.title),
  element("p", { id: "what" }, texts.paused.what),
  element("p", {}, texts.paused.help),
);
document.body.append(words);
words.focus();
