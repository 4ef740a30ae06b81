/** What the overlay's own page asks of the frame around it. */
export interface FrameRequest {
  readonly candor: "size" | "move";
  readonly width?: number;
  readonly height?: number;
}

const corners = [
  { bottom: "12px", right: "12px" },
  { bottom: "12px", left: "12px" },
  { top: "12px", left: "12px" },
  { top: "12px", right: "12px" },
] as const;

function isRequest(data: unknown): data is FrameRequest {
  return typeof data === "object" && data !== null && "candor" in data;
}

/** Puts the overlay into the page: a frame of ours in a closed shadow root, which the page cannot read. */
export function showOverlay(): () => void {
  const host = document.createElement("div");
  host.style.cssText = "all:initial!important";
  const frame = document.createElement("iframe");
  frame.src = chrome.runtime.getURL("overlay.html");
  frame.title = "Candor";
  let corner = 0;
  let size = { width: 240, height: 52 };

  const place = (): void => {
    const { width, height } = size;
    frame.style.cssText = "";
    Object.assign(frame.style, {
      position: "fixed",
      zIndex: "2147483647",
      border: "0",
      borderRadius: "12px",
      boxShadow: "0 2px 12px rgb(0 0 0 / 30%)",
      colorScheme: "normal",
      width: `${width}px`,
      height: `${height}px`,
      maxWidth: "calc(100vw - 24px)",
      maxHeight: "calc(50vh - 24px)",
      ...corners[corner],
    });
  };
  const listen = (event: MessageEvent<unknown>): void => {
    if (event.source !== frame.contentWindow || event.source === null || !isRequest(event.data)) {
      return;
    }
    if (event.data.candor === "move") {
      corner = (corner + 1) % corners.length;
    } else {
      size = { width: event.data.width ?? size.width, height: event.data.height ?? size.height };
    }
    place();
  };

  place();
  host.attachShadow({ mode: "closed" }).append(frame);
  addEventListener("message", listen);
  document.documentElement.append(host);
  return () => {
    removeEventListener("message", listen);
    host.remove();
  };
}
