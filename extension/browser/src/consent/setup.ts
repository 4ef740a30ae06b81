import type { CaptureView, Snapshot } from "../inside/messages.js";
import { element, type Child } from "../look/element.js";
import type { Source } from "../network/protocol.js";
import type { Texts } from "../texts/texts.js";
import { asked, fate, hears, needsSource, sees } from "../offscreen/needed.js";
import { place } from "./glimpses.js";
import { drawHelp } from "./help.js";
import type { Actions } from "./page.js";
import { drawSites } from "./sites.js";
import { drawStartPhoto, photographed } from "./startPhoto.js";
import { drawTrouble } from "./troubleBox.js";

interface Step {
  readonly name: Source;
  readonly label: string;
  readonly view: CaptureView;
  /** The browser cannot be asked for it yet. */
  readonly later: boolean;
  readonly ask: string;
  readonly hint?: string;
  readonly act: () => void;
  /** Lets go of it and asks anew, where it works but delivers nothing of use. */
  readonly again: () => void;
  /** What the student can check with their own eyes and voice. */
  readonly check: () => Child[];
}

function steps(snapshot: Snapshot, texts: Texts, actions: Actions): Step[] {
  const { setup } = texts;
  return [
    {
      name: "camera",
      label: setup.camera[asked(snapshot.policy)],
      view: snapshot.camera,
      later: snapshot.screen.state !== "held" && snapshot.camera.state === "off" && snapshot.screen.state !== "off",
      ask: setup.allowDevices[asked(snapshot.policy)],
      act: actions.devices,
      again: () => {
        actions.again("camera");
      },
      check: () => [
        ...(sees(snapshot.policy) ? [place("face")] : []),
        ...(hears(snapshot.policy) ? [element("span", { class: "sound" }, place("level"), place("heard"))] : []),
      ],
    },
    {
      name: "screen",
      label: setup.screen,
      view: snapshot.screen,
      later: snapshot.camera.state !== "held" && snapshot.screen.state === "off",
      ask: setup.shareScreen,
      hint: setup.screenHint,
      act: actions.screen,
      again: () => {
        actions.again("screen");
      },
      check: () => [place("screen")],
    },
  ];
}

function neededSteps(snapshot: Snapshot, texts: Texts, actions: Actions): Step[] {
  return steps(snapshot, texts, actions).filter(({ name }) => needsSource(name, snapshot.policy));
}

/** Camera and screen, one after the other: how each stands and what to do about it. */
export function drawSteps(snapshot: Snapshot, texts: Texts, actions: Actions): HTMLElement {
  return element("ol", { class: "steps" }, ...neededSteps(snapshot, texts, actions).map((step) => drawStep(step, snapshot, texts)));
}

function drawStep(step: Step, { online, begun, phase, policy }: Snapshot, texts: Texts): HTMLElement {
  const { state, recorded } = step.view;
  const flows = recorded && online && policy !== undefined;
  const status = state === "held" ? (begun ? "sending" : "held") : state === "asking" ? "asking" : step.later ? "waiting" : "";
  return element(
    "li",
    { "data-step": step.name, "data-state": flows ? "recorded" : status === "" ? state : status },
    element("h3", {}, step.label),
    flows ? element("p", { role: "status" }, texts.setup.fate[fate(step.name, policy)]) : status !== "" && element("p", { role: "status" }, texts.setup[status]),
    state === "asking" && step.hint !== undefined && element("p", { class: "quiet" }, step.hint),
    state === "held" && phase === "setup" && element("p", { class: "check" }, ...step.check()),
    help(step, texts),
  );
}

function help({ view: { state, trouble, warning }, name, later, ask, act, again }: Step, texts: Texts): Child {
  if (trouble === undefined && warning !== undefined) {
    return drawTrouble(warning, texts, again);
  }
  if (trouble !== undefined) {
    return drawTrouble(trouble, texts, act);
  }
  return (
    state === "off" && !later && element("button", { id: `ask-${name}`, class: "main", type: "button", click: act }, ask)
  );
}

/** Asks to disconnect other monitors where the exam wants one; the box goes away with them. */
export function drawMonitors({ severalMonitors }: Snapshot, texts: Texts): HTMLElement[] {
  return severalMonitors ? [drawTrouble("monitors-several", texts)] : [];
}

/** Once both are held: the question whether all is right, and the button that begins. */
function drawCheck(snapshot: Snapshot, texts: Texts, actions: Actions): HTMLElement[] {
  const { camera, screen, begun, severalMonitors } = snapshot;
  if (begun || neededSteps(snapshot, texts, actions).some(({ view }) => view.state !== "held")) {
    return [];
  }
  const doubtful = camera.warning !== undefined || screen.warning !== undefined || severalMonitors;
  return [
    element("h2", {}, texts.setup.check),
    element("p", {}, hears(snapshot.policy) ? texts.setup.checkSound : texts.setup.checkText),
    ...drawStartPhoto(snapshot, texts, actions),
    ...(photographed(snapshot) ? [drawStart(doubtful, texts, actions)] : []),
  ];
}

function drawStart(doubtful: boolean, texts: Texts, actions: Actions): HTMLElement {
  const button = element(
    "button",
    { id: "start", class: doubtful ? undefined : "main", type: "button", click: actions.start },
    doubtful ? texts.setup.startAnyway : texts.setup.start,
  );
  return element("p", { class: "actions" }, button);
}

/** From the consent until everything is recorded for the first time. */
export function drawSetup(snapshot: Snapshot, sites: boolean, texts: Texts, actions: Actions): HTMLElement[] {
  const declining = (): void => {
    actions.askToDecline(true);
  };
  return [
    element("h1", {}, snapshot.exam?.title ?? ""),
    element("h2", {}, texts.setup.title),
    element("p", {}, texts.setup.stay),
    drawSteps(snapshot, texts, actions),
    ...drawMonitors(snapshot, texts),
    ...(snapshot.begun ? [] : drawSites(snapshot.policy, sites, texts, actions)),
    ...drawCheck(snapshot, texts, actions),
    element("p", { role: "status" }, snapshot.online ? texts.connection.online : texts.connection.offline),
    element(
      "p",
      { class: "actions" },
      !snapshot.begun && element("button", { id: "decline", type: "button", click: declining }, texts.setup.stop),
    ),
    drawHelp(snapshot, texts, actions),
  ];
}
