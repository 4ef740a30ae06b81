import type { PageNews, PageReport, WorkerRequest } from "../inside/messages.js";

const firstPause = 200;
const longestPause = 5000;

/** The extension was reloaded or removed under this page. */
export function orphaned(): boolean {
  return chrome.runtime.id === (undefined as unknown);
}

/** What a page of the exam does with its line to the offscreen document. */
export interface PageLine {
  /** Said each time the line is up. */
  readonly greeting?: () => PageReport;
  readonly hear: (news: Extract<PageNews, { type: "watching" }>) => void;
  /** The exam is over, or the extension is gone: the page is left alone. */
  readonly over: () => void;
}

/** Keeps a port to the offscreen document open, and answers how to speak through it and how to look after it. */
export function keepPort(name: string, { greeting, hear, over }: PageLine): { tell(report: PageReport): void; connect(): void } {
  let port: chrome.runtime.Port | undefined;
  let pause = firstPause;
  let done = false;

  const connect = (): void => {
    if (orphaned() || done || port !== undefined) {
      return;
    }
    const opened = chrome.runtime.connect({ name });
    port = opened;
    opened.onMessage.addListener((news: PageNews) => {
      pause = firstPause;
      if (news.type === "watching") {
        hear(news);
      } else {
        done = true;
        over();
        opened.disconnect();
      }
    });
    opened.onDisconnect.addListener(() => {
      port = undefined;
      setTimeout(wakeAndConnect, pause);
      pause = Math.min(pause * 2, longestPause);
    });
    if (greeting !== undefined) {
      opened.postMessage(greeting());
    }
  };
  const wakeAndConnect = (): void => {
    if (orphaned()) {
      over();
      return;
    }
    const wake: WorkerRequest = { to: "worker", type: "wake" };
    chrome.runtime.sendMessage(wake).then(connect, connect);
  };
  return {
    connect,
    tell(report) {
      port?.postMessage(report);
    },
  };
}
