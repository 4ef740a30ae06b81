// The overlay on the exam's page: how things stand, the student's own picture, "Finish". It lives in a frame of ours.
import type { FrameRequest } from "../content/overlayFrame.js";
import { ports, type Command, type News, type Snapshot } from "../inside/messages.js";
import { askWorker } from "../inside/offscreenDocument.js";
import { foremost } from "../inside/trouble.js";
import { element, replaceKeepingFocus } from "../look/element.js";
import { needsSource, records } from "../offscreen/needed.js";
import { textsFor } from "../texts/texts.js";

const texts = textsFor(navigator.language);
const width = 240;
const reconnectPause = 500;
const clockPause = 1000;
const blockedPause = 10_000;

let port: chrome.runtime.Port | undefined;
let snapshot: Snapshot | undefined;
let small = false;
let finishing = false;
let drawn = "";
let blocked: ReturnType<typeof setTimeout> | undefined;
const face = element("img", { class: "face", alt: texts.overlay.selfView });

function send(command: Command): void {
  port?.postMessage(command);
}

/** Pictures are made only where they can be seen. */
function wantGlimpses(): void {
  send({ type: "glimpses", wanted: !small && document.visibilityState === "visible" });
}

function askFrame(request: FrameRequest): void {
  // The page may read this: it says nothing but how large we are.
  parent.postMessage(request, "*");
}

/** Only the exam's own page may hold this frame: elsewhere it could be used to trick somebody into a click. */
function framedByExam({ exam }: Snapshot): boolean {
  const holder = location.ancestorOrigins[0];
  return exam !== undefined && holder !== undefined && URL.canParse(exam.address) && new URL(exam.address).hostname === new URL(holder).hostname;
}

type State = "recording" | "observed" | "reconnecting" | "attention" | "paused";

function stateOf({ online, camera, screen, policy, paused }: Snapshot): State {
  const gone = (needsSource("camera", policy) && !camera.recorded) || (needsSource("screen", policy) && !screen.recorded);
  if (camera.trouble !== undefined || screen.trouble !== undefined) {
    return "attention";
  }
  if (!online || gone) {
    return "reconnecting";
  }
  if (paused) {
    return "paused";
  }
  return policy !== undefined && records(policy) ? "recording" : "observed";
}

/** Whether there is something the student should read, which a small overlay would hide. */
function saysMore(now: Snapshot, before: Snapshot | undefined): boolean {
  const trouble = (told: Snapshot | undefined): string | undefined => told && foremost(told);
  const fresh = (is: string | undefined, was: string | undefined): boolean => is !== undefined && is !== was;
  return small && (fresh(now.message, before?.message) || fresh(now.help, before?.help) || fresh(trouble(now), trouble(before)));
}

function draw(): void {
  if (snapshot === undefined || !framedByExam(snapshot) || (snapshot.phase !== "live" && snapshot.phase !== "finishing")) {
    replaceKeepingFocus(document.body);
    drawn = "";
    return;
  }
  const state = stateOf(snapshot);
  const selfView = snapshot.policy?.options.selfView === true && !small;
  const nodes = [drawBar(state), ...(small ? [] : drawBody(snapshot, state, selfView, timeLeft(snapshot)))];
  const html = nodes.map((node) => node.outerHTML).join("");
  if (html === drawn) {
    return;
  }
  drawn = html;
  replaceKeepingFocus(document.body, ...nodes);
  if (selfView) {
    document.querySelector(".face")?.replaceWith(face);
  }
  askFrame({ candor: "size", width, height: Math.ceil(document.body.getBoundingClientRect().height) });
}

function drawBar(state: State): HTMLElement {
  const label = small ? texts.overlay.larger : texts.overlay.smaller;
  const move = (): void => {
    askFrame({ candor: "move" });
  };
  const resize = (): void => {
    small = !small;
    wantGlimpses();
    draw();
  };
  return element(
    "div",
    { class: "bar", "data-state": state },
    element("p", { class: "state", role: "status" }, element("span", { class: "dot" }), texts.overlay[state]),
    element("button", { id: "move", class: "icon", type: "button", title: texts.overlay.move, "aria-label": texts.overlay.move, click: move }, "⤡"),
    element("button", { id: "size", class: "icon", type: "button", title: label, "aria-label": label, "aria-expanded": String(!small), click: resize }, small ? "▴" : "▾"),
  );
}

/** How long is left, in whole minutes until the last one; nothing where no end is known. */
function timeLeft({ endsAt }: Snapshot): string | undefined {
  if (endsAt === undefined) {
    return undefined;
  }
  const seconds = Math.max(0, Math.ceil((endsAt - Date.now()) / 1000));
  return seconds > 60 ? texts.overlay.minutesLeft(Math.ceil(seconds / 60)) : texts.overlay.secondsLeft(seconds);
}

function drawBody(now: Snapshot, state: State, selfView: boolean, left: string | undefined): HTMLElement[] {
  const { message, phase, online, help } = now;
  const trouble = foremost(now);
  const open = (): void => {
    void askWorker({ to: "worker", type: "openConsent" });
  };
  return [
    ...(selfView ? [element("img", { class: "face", alt: "" })] : []),
    ...(left === undefined ? [] : [element("p", { class: "text left", "data-left": "" }, left)]),
    ...(trouble === undefined
      ? []
      : [
          element("p", { class: "text trouble", role: "alert" }, texts.trouble[trouble].title),
          element("p", { class: "actions" }, element("button", { id: "open", class: "main", type: "button", click: open }, texts.overlay.details)),
        ]),
    ...(state === "reconnecting" && !online ? [element("p", { class: "text" }, texts.connection.offline)] : []),
    ...(blocked === undefined ? [] : [element("p", { class: "text", role: "status", "data-blocked": "" }, texts.overlay.blocked)]),
    ...(message === undefined ? [] : [element("p", { class: "text", role: "status" }, `${texts.message}: ${message}`)]),
    ...(phase === "finishing" ? [] : drawHelp(help)),
    ...(phase === "finishing" ? [element("p", { class: "text", role: "status" }, texts.finish.running)] : drawFinish()),
  ];
}

function drawHelp(help: Snapshot["help"]): HTMLElement[] {
  const ask = (wanted: boolean) => (): void => {
    send({ type: "help", wanted });
  };
  const words = help === "asked" ? texts.overlay.helpAsked : texts.overlay.helpAsking;
  return help === undefined || help === "answered"
    ? [
        ...(help === undefined ? [] : [element("p", { class: "text help", role: "status" }, texts.overlay.helpAnswered)]),
        element("p", { class: "actions" }, element("button", { id: "help", type: "button", click: ask(true) }, texts.overlay.help)),
      ]
    : [
        element("p", { class: "text help", role: "status" }, words),
        element("p", { class: "actions" }, element("button", { id: "help", type: "button", click: ask(false) }, texts.overlay.helpNoMore)),
      ];
}

function drawFinish(): HTMLElement[] {
  const ask = (asking: boolean) => (): void => {
    finishing = asking;
    draw();
    document.getElementById(asking ? "finish-no" : "finish")?.focus();
  };
  const finish = (): void => {
    finishing = false;
    send({ type: "finish" });
    // There the student reads what was collected, and that everything is off.
    void askWorker({ to: "worker", type: "openConsent" });
  };
  const button = (id: string, label: string, click: () => void): HTMLElement =>
    element("button", { id, type: "button", click }, label);
  return finishing
    ? [
        element("p", { class: "text" }, texts.finish.ask),
        element("p", { class: "actions" }, button("finish-yes", texts.finish.yes, finish), button("finish-no", texts.finish.no, ask(false))),
      ]
    : [element("p", { class: "actions" }, button("finish", texts.finish.button, ask(true)))];
}

/** Says for a while why nothing has happened. */
function sayBlocked(): void {
  clearTimeout(blocked);
  blocked = setTimeout(() => {
    blocked = undefined;
    draw();
  }, blockedPause);
  small = false;
  draw();
}

function connect(): void {
  const opened = chrome.runtime.connect({ name: ports.overlay });
  port = opened;
  opened.onMessage.addListener((news: News) => {
    if (news.type === "blocked") {
      sayBlocked();
    } else if (news.type === "glimpse") {
      face.src = news.glimpse.face ?? face.src;
    } else if (news.type === "snapshot") {
      if (saysMore(news.snapshot, snapshot)) {
        small = false;
        wantGlimpses();
      }
      snapshot = news.snapshot;
      draw();
    }
  });
  opened.onDisconnect.addListener(() => {
    setTimeout(connect, reconnectPause);
  });
  wantGlimpses();
}

document.documentElement.lang = texts.language;
document.addEventListener("visibilitychange", wantGlimpses);
// The time left runs on without news; drawing changes nothing where nothing has changed.
setInterval(() => {
  if (snapshot?.endsAt !== undefined) {
    draw();
  }
}, clockPause);
connect();
