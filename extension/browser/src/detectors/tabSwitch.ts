import { aboutPlaces, type Detector, type DetectorSetup, type PlaceSignal, type Sighting } from "./detector.js";
import { watchExamPage } from "./examPage.js";
import { watchNewWindows } from "./newWindow.js";

/** How long a change must last before it is told: the browser gives a transient "no window" between two windows. */
export const settleMilliseconds = 80;
const noWindow = -1;

type Where = "exam" | "tab.left" | "window.left";

/** What is known of the browser, newest word last. */
interface View {
  focusedWindow: number | undefined;
  activeTabs: Map<number, number>;
  page: { visible: boolean; focused: boolean } | undefined;
  ownDialog: boolean;
}

function place(view: View, { places }: DetectorSetup): Where {
  const examTab = places.examTab();
  if (examTab === undefined || view.ownDialog || (view.page?.visible === true && view.page.focused)) {
    return "exam";
  }
  const examWindow = places.examWindow();
  if (view.focusedWindow !== undefined && view.focusedWindow !== examWindow) {
    const elsewhere = view.activeTabs.get(view.focusedWindow);
    return elsewhere !== undefined && places.isOwnTab(elsewhere) ? "exam" : "window.left";
  }
  const active = examWindow === undefined ? undefined : view.activeTabs.get(examWindow);
  if (active !== undefined && active !== examTab) {
    return places.isOwnTab(active) ? "exam" : "tab.left";
  }
  // The address bar and the developer tools take the page's focus and leave it visible: the exam has not been left.
  return view.page?.visible === false ? "tab.left" : "exam";
}

/** Brings one signal into the view; false when it says nothing about where the student is. */
function look(view: View, signal: PlaceSignal, { places }: DetectorSetup): boolean {
  switch (signal.type) {
    case "page":
      if (signal.tabId !== places.examTab()) {
        return false;
      }
      view.page = { visible: signal.visible, focused: signal.focused };
      if (signal.visible && signal.focused) {
        const window = places.examWindow();
        view.focusedWindow = window;
        if (window !== undefined) {
          view.activeTabs.set(window, signal.tabId);
        }
      }
      return true;
    case "tabActivated":
      view.activeTabs.set(signal.windowId, signal.tabId);
      // The browser knows first: a busy page says that it lost the focus much later.
      if (signal.windowId === places.examWindow() && signal.tabId !== places.examTab()) {
        view.page = { visible: false, focused: false };
      } else if (signal.tabId === places.examTab()) {
        view.page = { visible: true, focused: view.page?.focused ?? false };
      }
      return true;
    case "windowFocused":
      view.focusedWindow = signal.windowId;
      if (view.page !== undefined && signal.windowId !== places.examWindow()) {
        view.page = { ...view.page, focused: false };
      }
      return true;
    case "ownDialog":
      view.ownDialog = signal.open;
      return true;
    case "tabShows":
      return true;
    case "pageGone":
    case "tabLoaded":
    case "tabRemoved":
    case "windowCreated":
      return false;
  }
}

/** Notices when another tab, another window or another application is looked at, and when a window is opened. */
export function tabSwitch(setup: DetectorSetup): Detector {
  const view: View = { focusedWindow: undefined, activeTabs: new Map(), page: undefined, ownDialog: false };
  const stillOpen = setup.stillOpen("away");
  let told: Where = stillOpen === "tab.left" || stillOpen === "window.left" ? stillOpen : "exam";
  let pending: { since: number; cancel: () => void } | undefined;
  const page = watchExamPage(setup);
  const windows = watchNewWindows(setup, (windowId) => view.activeTabs.get(windowId));

  const settle = (since: number): void => {
    pending = undefined;
    const where = place(view, setup);
    if (where === told) {
      return;
    }
    if (told !== "exam") {
      setup.report({ kind: told, at: since, detail: {}, ends: true, open: "away" });
    }
    told = where;
    if (where !== "exam") {
      const otherApplication = where === "window.left" && view.focusedWindow === noWindow;
      const detail: Sighting["detail"] = where === "window.left" ? { to: otherApplication ? "application" : "window" } : {};
      setup.report({ kind: where, at: since, detail, open: "away" });
    }
  };

  return {
    signal(signal) {
      if (!aboutPlaces(signal)) {
        return;
      }
      page.signal(signal);
      if (signal.type === "windowCreated") {
        windows.opened(signal.windowId);
      }
      if (look(view, signal, setup) && pending === undefined && place(view, setup) !== told) {
        const since = setup.clock.now();
        const cancel = setup.clock.after(settleMilliseconds, () => {
          settle(since);
        });
        pending = { since, cancel };
      }
    },
    stop() {
      pending?.cancel();
      pending = undefined;
      windows.stop();
      page.stop();
    },
  };
}
