/** The page as something that is covered or not; saying the same twice changes nothing. */
export function coverable(): (covered: boolean) => void {
  let uncover: (() => void) | undefined;
  return (covered) => {
    if (covered) {
      uncover ??= showCover();
    } else {
      uncover?.();
      uncover = undefined;
    }
  };
}

/** Covers the page with a frame of ours; nothing on it can be used meanwhile, and nothing on it is lost. */
function showCover(): () => void {
  const host = document.createElement("div");
  host.style.cssText = "all:initial!important";
  const frame = document.createElement("iframe");
  frame.src = chrome.runtime.getURL("cover.html");
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
