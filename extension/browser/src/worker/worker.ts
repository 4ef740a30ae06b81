// The service worker keeps nothing: it passes on what tabs and windows do, and brings back what has died.
import type { TabShown } from "../detectors/detector.js";
import { Cupboard } from "../evidence/cupboard.js";
import { isFor, type Look, type WorkerNews, type WorkerRequest } from "../inside/messages.js";
import { ensureOffscreen, isRunning, setRunning } from "../inside/offscreenDocument.js";
import { Store } from "../inside/store.js";

async function pass(news: WorkerNews): Promise<void> {
  try {
    await chrome.runtime.sendMessage(news);
  } catch {
    // Nobody listens: either no exam is running, or the offscreen document has died in the middle of one.
    await wake();
  }
}

async function wake(): Promise<void> {
  if (await isRunning()) {
    await ensureOffscreen();
  }
}

async function look(): Promise<Look> {
  const [window, tabs] = await Promise.all([chrome.windows.getLastFocused(), chrome.tabs.query({ active: true })]);
  return {
    focusedWindow: window.focused && window.id !== undefined ? window.id : chrome.windows.WINDOW_ID_NONE,
    activeTabs: tabs.flatMap((tab) => (tab.id === undefined ? [] : [{ tabId: tab.id, windowId: tab.windowId, shown: shows(tab) }])),
  };
}

/** What a tab shows, and where it leads: the browser tells either only of sites that we may work on. */
function shows({ pendingUrl, url }: chrome.tabs.Tab): TabShown {
  const origin = siteOf(url);
  const leadsTo = siteOf(pendingUrl);
  return { ...(origin === undefined ? {} : { origin }), ...(leadsTo === undefined ? {} : { leadsTo }) };
}

function siteOf(address: string | undefined): string | undefined {
  return address !== undefined && /^https?:/u.test(address) && URL.canParse(address) ? new URL(address).origin : undefined;
}

async function tellWhatShows(tabId: number): Promise<void> {
  const tab = await chrome.tabs.get(tabId).catch(() => undefined);
  if (tab !== undefined) {
    await pass({ to: "offscreen", type: "tabShows", tabId, ...shows(tab) });
  }
}

async function openConsent(): Promise<void> {
  const address = chrome.runtime.getURL("consent.html");
  const pages = await chrome.runtime.getContexts({ contextTypes: [chrome.runtime.ContextType.TAB] });
  const open = pages.find((page) => page.documentUrl?.startsWith(address) === true);
  if (open === undefined) {
    await chrome.tabs.create({ url: `${address}#resume` });
  } else {
    await chrome.tabs.update(open.tabId, { active: true });
    await chrome.windows.update(open.windowId, { focused: true });
  }
}

/** The exam is over: nothing of us stays on its pages. */
async function leaveExamPages(): Promise<void> {
  await chrome.scripting.unregisterContentScripts();
  const { origins } = await chrome.permissions.getAll();
  for (const origin of origins ?? []) {
    // A permission granted by the manifest or by an institution's policy cannot be given back.
    await chrome.permissions.remove({ origins: [origin] }).catch(() => undefined);
  }
}

const loadedPause = 250;
const loadedTries = 12;

/** The tab in front of a window as a JPEG, once it has loaded; undefined where it is one of these, or may not be seen. */
async function picture(windowId: number, except: readonly number[]): Promise<string | undefined> {
  const front = async (): Promise<chrome.tabs.Tab | undefined> => (await chrome.tabs.query({ active: true, windowId }))[0];
  let tab = await front();
  for (let tries = 0; tries < loadedTries && tab?.status === "loading"; tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, loadedPause));
    tab = await front();
  }
  if (tab?.id === undefined || except.includes(tab.id)) {
    return undefined;
  }
  const seen = await chrome.tabs.captureVisibleTab(windowId, { format: "jpeg", quality: 90 });
  // Who went back meanwhile has shown us nothing that is ours to keep.
  return (await front())?.id === tab.id ? seen : undefined;
}

/** Evidence of an attempt that is over may still be here: the offscreen document sends it. */
async function offerToSend(): Promise<void> {
  const cupboard = await Cupboard.open();
  const waiting = await cupboard.count();
  cupboard.close();
  if (waiting > 0) {
    await ensureOffscreen();
  }
}

async function offerToResume(): Promise<void> {
  const store = await Store.open();
  const unfinished = await store.attempt();
  store.close();
  if (unfinished !== undefined) {
    await openConsent();
  }
  await offerToSend();
}

/** The window as a whole, not one element of a page: it stays so when the exam goes on to its next page. */
async function fillScreen(windowId: number | undefined, on: boolean): Promise<void> {
  if (windowId !== undefined) {
    await chrome.windows.update(windowId, { state: on ? "fullscreen" : "normal" });
  }
}

function answer(request: WorkerRequest, sender: chrome.runtime.MessageSender): Promise<unknown> {
  switch (request.type) {
    case "fullScreen":
      return fillScreen(sender.tab?.windowId, request.on);
    case "wake":
      return wake();
    case "look":
      return look();
    case "picture":
      return picture(request.windowId, request.except);
    case "running":
      return setRunning(request.running).then(() => (request.running ? undefined : leaveExamPages()));
    case "openConsent":
      return openConsent();
  }
}

chrome.tabs.onActivated.addListener(({ tabId, windowId }) => {
  void pass({ to: "offscreen", type: "tabActivated", tabId, windowId });
  void tellWhatShows(tabId);
});
chrome.tabs.onCreated.addListener((tab) => {
  if (tab.id !== undefined) {
    void pass({ to: "offscreen", type: "tabShows", tabId: tab.id, ...shows(tab), opened: true });
  }
});
chrome.tabs.onRemoved.addListener((tabId) => {
  void pass({ to: "offscreen", type: "tabRemoved", tabId });
});
chrome.tabs.onUpdated.addListener((tabId, change, tab) => {
  if (change.status !== undefined) {
    void pass({ to: "offscreen", type: "tabShows", tabId, ...shows(tab) });
  }
  if (change.status === "complete") {
    void pass({ to: "offscreen", type: "tabLoaded", tabId });
  }
});
chrome.windows.onFocusChanged.addListener((windowId) => {
  void pass({ to: "offscreen", type: "windowFocused", windowId });
});
chrome.windows.onCreated.addListener((window) => {
  if (window.id !== undefined) {
    void pass({ to: "offscreen", type: "windowCreated", windowId: window.id });
  }
});
chrome.runtime.onStartup.addListener(() => {
  void offerToResume();
});
chrome.runtime.onInstalled.addListener(() => {
  void offerToResume();
});
chrome.action.onClicked.addListener(() => {
  void openConsent();
});
chrome.runtime.onMessage.addListener((message: unknown, sender, respond) => {
  if (!isFor("worker", message)) {
    return false;
  }
  answer(message as WorkerRequest, sender).then(respond, () => {
    respond();
  });
  return true;
});
