// The offscreen document: wires one sitting to the browser, to its pages and to the relay.
import { browserClock, type Signal, type Try } from "../detectors/detector.js";
import { isFor, ports, type Command, type Look, type News, type PageNews, type PageReport, type PageRules, type Snapshot, type WorkerNews } from "../inside/messages.js";
import { askWorker } from "../inside/offscreenDocument.js";
import { Store } from "../inside/store.js";
import { Senses } from "../models/senses.js";
import { blobOf } from "../evidence/photograph.js";
import type { Policy } from "../network/protocol.js";
import { openRelayLine } from "../network/relayLine.js";
import type { Captures } from "./captures.js";
import { Ear } from "./ear.js";
import { EvidenceDesk } from "./evidence.js";
import { newId } from "./id.js";
import { onMonitors, severalMonitors } from "./monitors.js";
import { Inspector } from "./inspector.js";
import { obey } from "./obey.js";
import { SelfView } from "./selfView.js";
import { Sitting } from "./sitting.js";
import type { SittingHost } from "./sittingHost.js";

type Port = chrome.runtime.Port;

const consentPorts = new Set<Port>();
const overlayPorts = new Set<Port>();
const examPorts = new Map<Port, number>();
const framePorts = new Set<Port>();
const lookers = new Set<Port>();

function tell(port: Port, news: News | PageNews): void {
  port.postMessage(news);
}

const desk = new EvidenceDesk({
  clock: browserClock,
  random: Math.random,
  newId,
  changed: show,
  emptied: () => void sitting.then(closeWhenDone),
  refused: ({ kind, at }) => void sitting.then(({ watch }) => { watch.refused(kind, at); }),
});

let showing = false;
let online = false;

/** Shows the sitting's state to all pages, once for all changes of this moment. */
function show(): void {
  if (showing) {
    return;
  }
  showing = true;
  queueMicrotask(() => {
    showing = false;
    void sitting.then(showNow);
  });
}

/** The sitting as pages show it, with what waits to be sent. */
function seen(current: Sitting): Snapshot {
  return { ...current.snapshot(), evidence: desk.view };
}

function showNow(current: Sitting): void {
  const snapshot = seen(current);
  if (snapshot.online && !online && snapshot.relay !== undefined) {
    desk.reachable(snapshot.relay);
  }
  online = snapshot.online;
  for (const port of [...consentPorts, ...overlayPorts]) {
    tell(port, { type: "snapshot", snapshot });
  }
  const news: PageNews | undefined =
    current.phase === "live" || current.phase === "finishing" ? { type: "watching", paused: snapshot.paused, rules: rulesOf(snapshot.policy, current.tabs.filled) } : current.idle ? { type: "over" } : undefined;
  if (news !== undefined) {
    for (const port of [...examPorts.keys(), ...framePorts]) {
      tell(port, news);
    }
  }
}

/** Whether questions are hidden while full screen is left is the exam's choice; before it was entered they always are. */
function rulesOf(policy: Policy | undefined, filled: boolean): PageRules {
  const fullScreen = policy?.options.fullScreen === true;
  return { copyPaste: policy?.options.copyPaste === true, fullScreen, covered: fullScreen && (policy.hideQuestions !== false || !filled) };
}

/** Something was tried that the exam's pages block: it is counted, and the student reads why nothing happens. */
function tried(current: Sitting, what: Try): void {
  if (current.phase === "live") {
    current.watch.signal({ type: "tried", what });
    for (const port of overlayPorts) {
      tell(port, { type: "blocked" });
    }
  }
}

function host(store: Store): SittingHost {
  let saved: Promise<unknown> = Promise.resolve();
  return {
    clock: browserClock,
    random: Math.random,
    media: navigator.mediaDevices,
    newId,
    attempts: {
      save(record) {
        desk.belongs(record);
        const saving = saved.then(() => store.saveAttempt(record));
        saved = saving.catch(() => undefined);
        return saving;
      },
      async clear() {
        desk.belongs(undefined);
        await saved;
        await store.clear();
      },
    },
    openLine: openRelayLine,
    connect: (servers) =>
      new RTCPeerConnection({ iceServers: servers.map((server) => ({ ...server, urls: [...server.urls] })) }),
    devices: async () => {
      const kinds = new Set((await navigator.mediaDevices.enumerateDevices()).map(({ kind }) => kind));
      return { camera: kinds.has("videoinput"), microphone: kinds.has("audioinput") };
    },
    show,
    openExam() {
      const [first] = consentPorts;
      if (first !== undefined) {
        tell(first, { type: "openExam" });
      }
    },
    severalMonitors,
    evidence: desk,
    async tabPicture(windowId, except) {
      const picture = await askWorker({ to: "worker", type: "picture", windowId, except });
      return typeof picture === "string" ? blobOf(picture) : undefined;
    },
    faces: async (photo) => (await import("../models/facesOfPhoto.js")).facesOfPhoto(photo),
    senses: new Senses({
      clock: browserClock,
      random: Math.random,
      camera: () => sources()?.camera.capture.stream,
      tell: (signal) => void sitting.then(({ watch }) => { watch.signal(signal); }),
    }),
    look: async () => (await askWorker({ to: "worker", type: "look" })) as Look | undefined,
    running(running) {
      void askWorker({ to: "worker", type: "running", running });
    },
  };
}

const sitting: Promise<Sitting> = Store.open().then(async (store) => {
  const record = await store.attempt();
  desk.belongs(record);
  const made = new Sitting(host(store), record);
  if (location.hash === "#continue") {
    made.resume("extension");
  }
  return made;
});

const selfView = new SelfView(
  browserClock,
  { camera: () => sources()?.camera.capture.stream, screen: () => sources()?.screen.capture.stream },
  new Ear(),
  () =>
    [...lookers].map((port) => ({
      all: consentPorts.has(port),
      see(glimpse) {
        tell(port, { type: "glimpse", glimpse });
      },
    })),
);
let sources: () => Captures | undefined = () => undefined;
void sitting.then((current) => {
  sources = () => current.sources;
  const tell = (signal: Signal): void => {
    current.watch.signal(signal);
  };
  onMonitors(() => {
    current.watch.lookAtMonitors();
    show();
  });
  new Inspector(browserClock, sources, new Ear(), tell).start();
});

function control(port: Port, commands: Set<Port>): void {
  commands.add(port);
  const own = sitting.then(({ tabs }) =>
    commands === consentPorts && port.sender?.tab?.id !== undefined ? tabs.ownPage(port.sender.tab.id) : undefined,
  );
  port.onMessage.addListener((command: Command) => {
    void sitting.then((current) => {
      if (command.type === "glimpses") {
        // On the consent page they are the student's check before anything is sent; the exam's page has them if the policy says so.
        look(port, command.wanted && (commands === consentPorts || current.snapshot().policy?.options.selfView === true));
      } else {
        void obey(current, command, consentPorts.size <= 1);
      }
    });
  });
  port.onDisconnect.addListener(() => {
    commands.delete(port);
    lookers.delete(port);
    void own.then((gone) => gone?.());
    void sitting.then(closeWhenDone);
  });
  void sitting.then((current) => {
    tell(port, { type: "snapshot", snapshot: seen(current) });
    current.perhapsLive();
  });
}

function look(port: Port, wanted: boolean): void {
  if (wanted) {
    lookers.add(port);
    selfView.wake();
  } else {
    lookers.delete(port);
  }
}

/** Idle outside exams: without a page of ours and without an attempt there is no offscreen document. */
function closeWhenDone(current: Sitting): void {
  if (consentPorts.size === 0 && current.disposable && desk.empty) {
    window.close();
  }
}

function examPage(port: Port): void {
  const tab = port.sender?.tab;
  const tabId = tab?.id;
  if (tabId === undefined || port.sender?.frameId !== 0) {
    port.disconnect();
    return;
  }
  examPorts.set(port, tabId);
  port.onMessage.addListener((report: PageReport) => {
    void sitting.then((current) => {
      const { tabs, watch, phase } = current;
      if (report.type === "tried") {
        tried(current, report.what);
        return;
      }
      if (phase === "live" && tabs.examTab() === undefined && report.visible) {
        tabs.opened(tabId, tab?.windowId ?? -1);
      }
      const { fullScreen, ...page } = report;
      watch.signal({ ...page, tabId });
      if (tabId === tabs.examTab()) {
        watch.signal({ type: "fullScreen", on: fullScreen });
        if (fullScreen && !tabs.filled) {
          tabs.filled = true;
          showNow(current);
        }
      }
      if (!report.focused) {
        void watch.lookAround();
      }
    });
  });
  port.onDisconnect.addListener(() => {
    examPorts.delete(port);
    // A new page may have connected before the old one was gone.
    if (![...examPorts.values()].includes(tabId)) {
      void sitting.then(({ watch }) => {
        watch.signal({ type: "pageGone", tabId });
      });
    }
  });
  void sitting.then(showNow);
}

/** A frame within a page of the exam. */
function examFrame(port: Port): void {
  framePorts.add(port);
  port.onMessage.addListener((report: PageReport) => {
    if (report.type === "tried") {
      void sitting.then((current) => {
        tried(current, report.what);
      });
    }
  });
  port.onDisconnect.addListener(() => {
    framePorts.delete(port);
  });
  void sitting.then(showNow);
}

chrome.runtime.onConnect.addListener((port) => {
  switch (port.name) {
    case ports.consent:
      control(port, consentPorts);
      break;
    case ports.overlay:
      control(port, overlayPorts);
      break;
    case ports.exam:
      examPage(port);
      break;
    case ports.frame:
      examFrame(port);
      break;
  }
});

chrome.runtime.onMessage.addListener((message: unknown) => {
  if (isFor("offscreen", message)) {
    void sitting.then((current) => {
      heard(current, message as WorkerNews);
    });
  }
});

function heard({ tabs, watch }: Sitting, signal: Signal): void {
  if (signal.type === "tabActivated" && signal.tabId === tabs.examTab()) {
    tabs.opened(signal.tabId, signal.windowId);
  }
  watch.signal(signal);
}
