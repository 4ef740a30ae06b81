// The consent page: asks the student and the browser, then stays open and shows how things stand.
import { ports, type Command, type News, type Snapshot } from "../inside/messages.js";
import { ensureOffscreen } from "../inside/offscreenDocument.js";
import { textsFor } from "../texts/texts.js";
import { replaceKeepingFocus } from "../look/element.js";
import { askForDevices } from "./devices.js";
import { allowExamPages, showExam, sitesToKnow, watchExamPages } from "./examPages.js";
import { Glimpses } from "./glimpses.js";
import { lastPage } from "./lastPage.js";
import { readLink } from "./link.js";
import { needed } from "../offscreen/needed.js";
import { allowSites, sitesAllowed } from "./sites.js";
import { drawPage, type Actions, type PageState } from "./page.js";

const reconnectPause = 300;
const texts = textsFor(navigator.language);
const glimpses = new Glimpses(texts);
const link = readLink(location.hash);
const opener = chrome.tabs.getCurrent().then((tab) => tab?.openerTabId);

let port: chrome.runtime.Port | undefined;
let begun = false;
let looking = false;
let drawn = "";
let state: PageState = { snapshot: undefined, link, declining: false, likeness: false, hostRefused: false, finishing: false, prompting: false, sites: false };

function send(command: Command): void {
  port?.postMessage(command);
}

function change(change: Partial<PageState>): void {
  state = { ...state, ...change };
  const page = drawPage(state, texts, actions);
  // Drawing anew would take the focus and make screen readers speak again: only when something is different.
  const html = page.map((node) => (node as Element).outerHTML).join("");
  if (html !== drawn) {
    drawn = html;
    replaceKeepingFocus(document.body, ...page);
    glimpses.fill(document);
  }
}

const actions: Actions = {
  agree: () => {
    void agree();
  },
  likeness: (likeness) => {
    change({ likeness });
  },
  askToDecline: (declining) => {
    change({ declining });
    document.getElementById(declining ? "reason" : "decline")?.focus();
  },
  decline: () => {
    const reason = document.querySelector<HTMLTextAreaElement>("#reason")?.value.trim() ?? "";
    change({ declining: false });
    send({ type: "decline", reason });
  },
  reconsider: () => {
    send({ type: "reconsider" });
  },
  start: () => {
    send({ type: "start" });
  },
  photo: () => {
    send({ type: "photo" });
  },
  sites: () => {
    void allowSites().then((sites) => {
      change({ sites });
    });
  },
  again: (source) => {
    send({ type: "again", source });
  },
  resume: () => {
    void resume();
  },
  takeOver: () => {
    send({ type: "takeOver" });
  },
  forget: () => {
    begun = false;
    send({ type: "forget" });
  },
  retryRelay: () => {
    location.reload();
  },
  devices: () => {
    // Who took the attempt over from another browser has not been asked here for the exam's page.
    void allow().then(devices);
  },
  screen: () => {
    send({ type: "screen" });
  },
  openExam: () => {
    void openExam();
  },
  help: (wanted) => {
    send({ type: "help", wanted });
  },
  askToFinish: (finishing) => {
    change({ finishing });
    document.getElementById(finishing ? "finish-no" : "finish")?.focus();
  },
  finish: () => {
    change({ finishing: false });
    send({ type: "finish" });
  },
};

/** The longest text the relay takes; a page of ours is far below. */
const longestWording = 16 * 1024;

/** What the student has before their eyes, without the buttons. */
function shownWords(): string {
  const parts = [...document.querySelectorAll<HTMLElement>("main > :not(.actions)")];
  return parts.map((part) => part.innerText.trim()).join("\n\n").slice(0, longestWording);
}

async function agree(): Promise<void> {
  const address = state.snapshot?.exam?.address ?? "";
  const wording = shownWords();
  // First of all, while this is still the student's click.
  const allowed = await allowExamPages(address, sitesToKnow(state.snapshot));
  change({ hostRefused: !allowed });
  if (allowed) {
    await watchExamPages(address, state.snapshot?.policy);
    const likeness = state.snapshot?.policy?.options.impersonation === true ? { likeness: state.likeness } : {};
    send({ type: "consent", language: texts.language, wording, ...likeness });
  }
}

/** Within a click: the exam's page may be worked on; a browser that was asked before does not ask again. */
async function allow(): Promise<void> {
  const address = state.snapshot?.exam?.address ?? "";
  if (await allowExamPages(address, sitesToKnow(state.snapshot))) {
    await watchExamPages(address, state.snapshot?.policy);
  }
}

async function resume(): Promise<void> {
  await allow();
  send({ type: "resume" });
}

async function devices(): Promise<void> {
  if (state.prompting) {
    return;
  }
  change({ prompting: true });
  const trouble = await askForDevices(navigator.mediaDevices, needed(state.snapshot?.policy));
  change({ prompting: false });
  send(trouble === undefined ? { type: "camera" } : { type: "deviceTrouble", trouble });
}

async function openExam(): Promise<void> {
  const address = state.snapshot?.exam?.address ?? "";
  // Again here: a browser that was killed may have forgotten the registration.
  await watchExamPages(address, state.snapshot?.policy);
  const shown = await showExam(address, await opener);
  if (shown !== undefined) {
    send({ type: "examOpened", ...shown });
  }
}

function receive(told: Snapshot): void {
  const snapshot = lastPage(sessionStorage, told, link !== undefined);
  if (!begun && link !== undefined && !["setup", "live", "finishing"].includes(snapshot.phase)) {
    // The offscreen document decides: an attempt that has been consented to is not dropped for a link.
    begun = true;
    send({ type: "begin", ...link });
  }
  if (begun && ["reading", "declined", "setup", "live"].includes(snapshot.phase) && location.hash !== "#resume") {
    // The launch is used up: from here on this page, reloaded or restored, goes on with the same attempt.
    history.replaceState(undefined, "", "#resume");
  }
  const before = state.snapshot;
  change({ snapshot });
  lookWhileChecking();
  if (snapshot.phase === "unfinished" && before === undefined && link === undefined && snapshot.recent) {
    send({ type: "resume" });
  }
  // Straight from the consent to the browser's question; afterwards only the button asks.
  if (snapshot.phase === "setup" && before?.phase === "reading" && snapshot.camera.state === "off") {
    void devices();
  }
}

/** The pictures are for getting ready; drawing them all through the exam would cost for nothing. */
function lookWhileChecking(): void {
  const wanted = state.snapshot?.phase === "setup" && document.visibilityState === "visible";
  if (wanted !== looking) {
    looking = wanted;
    send({ type: "glimpses", wanted });
  }
}

async function connect(): Promise<void> {
  await ensureOffscreen();
  const opened = chrome.runtime.connect({ name: ports.consent });
  port = opened;
  looking = false;
  opened.onMessage.addListener((news: News) => {
    if (news.type === "snapshot") {
      receive(news.snapshot);
    } else if (news.type === "glimpse") {
      glimpses.show(news.glimpse);
    } else {
      void openExam();
    }
  });
  opened.onDisconnect.addListener(() => {
    setTimeout(() => {
      void connect();
    }, reconnectPause);
  });
}

document.addEventListener("visibilitychange", lookWhileChecking);
document.documentElement.lang = texts.language;
change({});
void sitesAllowed().then((sites) => {
  change({ sites });
});
void connect();
