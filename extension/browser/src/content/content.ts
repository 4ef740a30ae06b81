// On the exam's pages: says whether the page is seen and has the focus, keeps the exam's rules, and draws the overlay's frame.
import { ports, type PageNews, type PageReport, type WorkerRequest } from "../inside/messages.js";
import { coverable } from "./coverFrame.js";
import { guard } from "./guard.js";
import { showOverlay } from "./overlayFrame.js";
import { keepPort, orphaned } from "./port.js";
import { watchFullScreen } from "./screen.js";

function watch(): void {
  let hideOverlay: (() => void) | undefined;
  let now: Extract<PageNews, { type: "watching" }> | undefined;
  const cover = coverable();
  const coverAsWanted = (): void => {
    cover(now?.paused === true ? "paused" : now?.rules.covered === true && !fullScreen() ? "fullScreen" : undefined);
  };
  const fullScreen = watchFullScreen(() => {
    // At once: the questions must not wait for anybody's answer.
    coverAsWanted();
    tell();
  });
  const report = (): PageReport => ({
    type: "page",
    visible: document.visibilityState === "visible",
    focused: document.hasFocus(),
    fullScreen: fullScreen(),
  });
  const guarded = guard(window, (what) => {
    line.tell({ type: "tried", what });
  });
  const line = keepPort(ports.exam, {
    greeting: report,
    hear(news) {
      now = news;
      hideOverlay ??= showOverlay();
      coverAsWanted();
      guarded(news.rules.copyPaste);
    },
    over() {
      if (now?.rules.fullScreen === true && fullScreen() && !orphaned()) {
        const leave: WorkerRequest = { to: "worker", type: "fullScreen", on: false };
        void chrome.runtime.sendMessage(leave);
      }
      now = undefined;
      coverAsWanted();
      guarded(false);
      hideOverlay?.();
    },
  });
  const tell = (): void => {
    // The focus is between two elements during the event itself.
    setTimeout(() => {
      line.tell(report());
    }, 0);
  };

  document.addEventListener("visibilitychange", tell);
  addEventListener("focus", tell);
  addEventListener("blur", tell);
  addEventListener("pageshow", (event) => {
    if (event.persisted) {
      line.connect();
    }
  });
  line.connect();
}

// This script may be put into a page that has it already, or that still has the one of a reloaded extension.
const world = globalThis as { candorAlive?: () => boolean };
if (world.candorAlive?.() !== true) {
  world.candorAlive = () => !orphaned();
  watch();
}
