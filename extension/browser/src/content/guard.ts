import type { Try } from "../detectors/detector.js";

const blocked: Readonly<Record<string, Try>> = { copy: "copy", cut: "cut", paste: "paste", drop: "drop", contextmenu: "menu" };

/**
 * Blocks copying, pasting and the like on this page while it is on, and tells each try. It stands before every script of the
 * page, which hears nothing of what is blocked.
 */
export function guard(page: Window, tried: (what: Try) => void): (on: boolean) => void {
  let on = false;

  const stop = (event: Event, what: Try): void => {
    event.preventDefault();
    event.stopImmediatePropagation();
    tried(what);
  };
  for (const [name, what] of Object.entries(blocked)) {
    page.addEventListener(name, (event) => { if (on) { stop(event, what); } }, { capture: true });
  }
  page.addEventListener(
    "keydown",
    (event) => {
      if (on && (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "p") {
        stop(event, "print");
      }
    },
    { capture: true },
  );
  blankPrints(page, () => on, tried);
  return (wanted) => {
    on = wanted;
  };
}

/** A print that is begun by the browser's menu cannot be refused: the paper stays empty. */
function blankPrints(page: Window, on: () => boolean, tried: (what: Try) => void): void {
  let before: string | undefined;
  const { style } = page.document.documentElement;
  page.addEventListener("beforeprint", () => {
    if (on()) {
      before = style.display;
      style.setProperty("display", "none", "important");
      // A print of the whole page is begun in each of its frames; it is one.
      if (page === page.parent) {
        tried("print");
      }
    }
  });
  page.addEventListener("afterprint", () => {
    if (before !== undefined) {
      style.display = before;
      before = undefined;
    }
  });
}
