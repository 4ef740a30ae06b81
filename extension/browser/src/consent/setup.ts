import type { CaptureView, Snapshot } from "../inside/messages.js";
import { element, type Child } from "../look/element.js";
import type { Texts } from "../texts/texts.js";
import type { Actions } from "./page.js";
import { drawTrouble } from "./troubleBox.js";

interface Step {
  readonly name: string;
  readonly label: string;
  readonly view: CaptureView;
  /** The browser cannot be asked for it yet. */
  readonly later: boolean;
  readonly ask: string;
  readonly hint?: string;
  readonly act: () => void;
}

function steps(snapshot: Snapshot, texts: Texts, actions: Actions): Step[] {
  const { setup } = texts;
  return [
    {
      name: "camera",
      label: setup.camera,
      view: snapshot.camera,
      later: snapshot.screen.state !== "held" && snapshot.camera.state === "off" && snapshot.screen.state !== "off",
      ask: setup.allowDevices,
      act: actions.devices,
    },
    {
      name: "screen",
      label: setup.screen,
      view: snapshot.screen,
      later: snapshot.camera.state !== "held" && snapshot.screen.state === "off",
      ask: setup.shareScreen,
      hint: setup.screenHint,
      act: actions.screen,
    },
  ];
}

/** Camera and screen, one after the other: how each stands and what to do about it. */
export function drawSteps(snapshot: Snapshot, texts: Texts, actions: Actions): HTMLElement {
  return element("ol", { class: "steps" }, ...steps(snapshot, texts, actions).map((step) => drawStep(step, snapshot, texts)));
}

function drawStep(step: Step, { online }: Snapshot, texts: Texts): HTMLElement {
  const { state, recorded } = step.view;
  const status = recorded && online ? "recorded" : state === "held" ? "sending" : state === "asking" ? "asking" : step.later ? "waiting" : "";
  return element(
    "li",
    { "data-step": step.name, "data-state": status === "" ? state : status },
    element("h3", {}, step.label),
    status !== "" && element("p", { role: "status" }, texts.setup[status]),
    state === "asking" && step.hint !== undefined && element("p", { class: "quiet" }, step.hint),
    help(step, texts),
  );
}

function help({ view: { state, trouble }, name, later, ask, act }: Step, texts: Texts): Child {
  if (trouble !== undefined) {
    return drawTrouble(trouble, texts, act);
  }
  return (
    state === "off" && !later && element("button", { id: `ask-${name}`, class: "main", type: "button", click: act }, ask)
  );
}

/** From the consent until everything is recorded for the first time. */
export function drawSetup(snapshot: Snapshot, texts: Texts, actions: Actions): HTMLElement[] {
  return [
    element("h1", {}, snapshot.exam?.title ?? ""),
    element("h2", {}, texts.setup.title),
    element("p", {}, texts.setup.stay),
    drawSteps(snapshot, texts, actions),
    element("p", { role: "status" }, snapshot.online ? texts.connection.online : texts.connection.offline),
    element(
      "p",
      { class: "actions" },
      element("button", { id: "decline", type: "button", click: actions.decline }, texts.setup.stop),
    ),
  ];
}
