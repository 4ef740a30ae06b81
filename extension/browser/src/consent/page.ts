import type { Snapshot } from "../inside/messages.js";
import { element, type Child } from "../look/element.js";
import type { Texts } from "../texts/texts.js";
import type { Source } from "../network/protocol.js";
import { drawDeclined, drawDeclining } from "./decline.js";
import { drawReading } from "./reading.js";
import { drawEnd } from "./end.js";
import type { Link } from "./link.js";
import { drawLive } from "./live.js";
import { drawSetup } from "./setup.js";
import { drawTrouble } from "./troubleBox.js";

/** What the page knows: the sitting's state, and what this page alone has asked. */
export interface PageState {
  readonly snapshot: Snapshot | undefined;
  readonly link: Link;
  /** Is about to say no, and may say why. */
  readonly declining: boolean;
  /** The box for being compared with one's first pictures is ticked. */
  readonly likeness: boolean;
  readonly hostRefused: boolean;
  readonly finishing: boolean;
  /** This page has made the browser ask for camera and microphone. */
  readonly prompting: boolean;
  /** The browser lets us see the tabs that are switched to. */
  readonly sites: boolean;
}

/** What the student can do. */
export interface Actions {
  readonly agree: () => void;
  readonly likeness: (agreed: boolean) => void;
  readonly askToDecline: (asking: boolean) => void;
  readonly decline: () => void;
  readonly reconsider: () => void;
  readonly start: () => void;
  readonly photo: () => void;
  readonly sites: () => void;
  readonly again: (source: Source) => void;
  readonly resume: () => void;
  readonly takeOver: () => void;
  readonly forget: () => void;
  readonly retryRelay: () => void;
  readonly devices: () => void;
  readonly screen: () => void;
  readonly openExam: () => void;
  readonly help: (wanted: boolean) => void;
  readonly askToFinish: (asking: boolean) => void;
  readonly finish: () => void;
}

/** The whole page for this state. */
export function drawPage(state: PageState, texts: Texts, actions: Actions): HTMLElement[] {
  const { snapshot } = state;
  const relay = snapshot?.relay ?? state.link?.relay;
  const running = snapshot !== undefined && snapshot.phase !== "idle";
  return [
    element(
      "header",
      {},
      element("p", { class: "name" }, element("img", { src: "icons/48.png", alt: "", width: "28", height: "28" }), texts.name),
      element("p", { class: "tagline" }, texts.tagline),
    ),
    element(
      "main",
      {},
      running && relay !== undefined && drawHost(relay, texts),
      message(snapshot, texts),
      ...drawPhase(state, texts, actions),
    ),
  ];
}

function drawHost(relay: string, texts: Texts): HTMLElement {
  const url = URL.canParse(relay) ? new URL(relay) : undefined;
  const own = url?.hostname === "127.0.0.1" || url?.hostname === "localhost";
  return element(
    "section",
    { class: "host", "aria-label": texts.host },
    element("p", {}, texts.host),
    element("p", { class: "relay" }, url?.host ?? relay),
    element("p", { class: "quiet" }, own ? texts.notEncrypted : texts.hostHint),
  );
}

function message(snapshot: Snapshot | undefined, texts: Texts): Child {
  return (
    snapshot?.message !== undefined &&
    element("section", { class: "message", role: "status" }, element("h2", {}, texts.message), element("p", {}, snapshot.message))
  );
}

function plain(title: string, text: string): HTMLElement[] {
  return [element("h1", {}, title), element("p", { role: "status" }, text)];
}

/** The camera as being asked for: the offscreen document does not know that this page asks first. */
function asking(snapshot: Snapshot | undefined): Snapshot | undefined {
  return snapshot && { ...snapshot, camera: { state: "asking", recorded: false } };
}

function drawPhase(state: PageState, texts: Texts, actions: Actions): HTMLElement[] {
  const snapshot = state.prompting ? asking(state.snapshot) : state.snapshot;
  if (state.declining && (snapshot?.phase === "reading" || snapshot?.phase === "setup")) {
    return drawDeclining(snapshot, texts, actions);
  }
  switch (snapshot?.phase) {
    case undefined:
    case "idle":
      return plain(texts.idle.title, texts.idle.text);
    case "connecting":
      return snapshot.trouble === undefined
        ? plain(texts.connecting.title, texts.connecting.text)
        : [element("h1", {}, texts.connecting.title), drawTrouble(snapshot.trouble, texts, actions.retryRelay)];
    case "held":
      return drawHeld(texts, actions);
    case "unfinished":
      return drawUnfinished(snapshot, texts, actions);
    case "reading":
      return drawReading(snapshot, state, texts, actions);
    case "declined":
      return drawDeclined(snapshot, texts, actions);
    case "setup":
      return drawSetup(snapshot, state.sites, texts, actions);
    case "live":
      return drawLive(snapshot, state.finishing, texts, actions);
    case "finishing":
      return plain(texts.finish.running, snapshot.online ? texts.finish.runningText : texts.finish.offline);
    case "finished":
    case "ended":
    case "failed":
      return drawEnd(snapshot, texts);
  }
}

/** Another browser is in this attempt: nothing happens before the student has answered. */
function drawHeld({ held }: Texts, actions: Actions): HTMLElement[] {
  return [
    element("h1", { id: "held" }, held.title),
    element("p", {}, held.text),
    element("p", {}, held.noted),
    element(
      "p",
      { class: "actions" },
      element("button", { id: "take-over", class: "main", type: "button", click: actions.takeOver }, held.here),
    ),
    element("p", { class: "quiet" }, held.there),
  ];
}

function drawUnfinished(snapshot: Snapshot, texts: Texts, actions: Actions): HTMLElement[] {
  return [
    element("h1", {}, texts.unfinished.title),
    element("p", {}, texts.unfinished.text(snapshot.exam?.title ?? "")),
    element(
      "p",
      { class: "actions" },
      element("button", { id: "resume", class: "main", type: "button", click: actions.resume }, texts.unfinished.resume),
      element("button", { id: "forget", type: "button", click: actions.forget }, texts.unfinished.forget),
    ),
  ];
}
