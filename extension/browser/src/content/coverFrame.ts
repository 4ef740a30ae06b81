/** Why a page is covered: a teacher has paused the exam, or the exam wants the whole screen. */
export type CoverReason = "paused" | "fullScreen";

/** The page as something that is covered for a reason or not; saying the same twice changes nothing. */
export function coverable(): (reason: CoverReason | undefined) => void {
  let uncover: (() => void) | undefined;
  let now: CoverReason | undefined;
  return (reason) => {
    if (reason !== now) {
      now = reason;
      uncover?.();
      uncover = reason === undefined ? undefined : showCover(reason);
    }
  };
}

/** Covers the page with a frame of ours; nothing on it can be used meanwhile, and nothing on it is lost. */
function showCover(reason: CoverReason): () => void {
  const host = document.createElement("div");
  host.style.cssText = "all:initial!important";
  const frame = document.createElement("iframe");
  frame.src = `${chrome.runtime.getURL("cover.html")}#${reason}`;
  frame.title = "Candor";
  Object.assign(frame.style, {
    position: "fixed",
    inset: "0",
    // Below the overlay, which stays in use.
    zIndex: "2147483646",
    width: "100vw",
    height: "100vh",
    border: "0",
    colorScheme: "normal",
  });
  const focused = document.activeElement;
  const { body } = document;
  const wasInert = body.inert;
  body.inert = true;
  host.attachShadow({ mode: "closed" }).append(frame);
  // Before the overlay, so that the overlay is above it.
  document.documentElement.insertBefore(host, body.nextSibling);
  frame.focus();
  return () => {
    host.remove();
    body.inert = wasInert;
    if (focused instanceof HTMLElement) {
      focused.focus();
    }
  };
}
