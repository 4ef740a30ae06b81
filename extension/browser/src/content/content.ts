// On the exam's pages: says whether the page is seen and has the focus, and draws the overlay's frame.
import { ports, type PageNews, type PageReport, type WorkerRequest } from "../inside/messages.js";
import { coverable } from "./coverFrame.js";
import { showOverlay } from "./overlayFrame.js";

const firstPause = 200;
const longestPause = 5000;

/** The extension was reloaded or removed under this page. */
function orphaned(): boolean {
  return chrome.runtime.id === (undefined as unknown);
}

function report(): PageReport {
  return { type: "page", visible: document.visibilityState === "visible", focused: document.hasFocus() };
}

function watch(): void {
  let port: chrome.runtime.Port | undefined;
  let pause = firstPause;
  let hideOverlay: (() => void) | undefined;
  const cover = coverable();
  let over = false;

  const connect = (): void => {
    if (orphaned() || over || port !== undefined) {
      return;
    }
    const opened = chrome.runtime.connect({ name: ports.exam });
    port = opened;
    opened.onMessage.addListener((news: PageNews) => {
      pause = firstPause;
      if (news.type === "watching") {
        hideOverlay ??= showOverlay();
        cover(news.paused);
      } else {
        over = true;
        cover(false);
        hideOverlay?.();
        opened.disconnect();
      }
    });
    opened.onDisconnect.addListener(() => {
      port = undefined;
      setTimeout(wakeAndConnect, pause);
      pause = Math.min(pause * 2, longestPause);
    });
    opened.postMessage(report());
  };
  const wakeAndConnect = (): void => {
    if (orphaned()) {
      cover(false);
      hideOverlay?.();
      return;
    }
    const wake: WorkerRequest = { to: "worker", type: "wake" };
    chrome.runtime.sendMessage(wake).then(connect, connect);
  };
  const tell = (): void => {
    // The focus is between two elements during the event itself.
    setTimeout(() => port?.postMessage(report()), 0);
  };

  document.addEventListener("visibilitychange", tell);
  addEventListener("focus", tell);
  addEventListener("blur", tell);
  addEventListener("pageshow", (event) => {
    if (event.persisted) {
      connect();
    }
  });
  connect();
}

// This script may be put into a page that has it already, or that still has the one of a reloaded extension.
const world = globalThis as { candorAlive?: () => boolean };
if (world.candorAlive?.() !== true) {
  world.candorAlive = () => !orphaned();
  watch();
}
