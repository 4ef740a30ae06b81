/** What the client needs from the browser, so that tests can give it something else. */
export interface Surroundings {
  /** Epoch milliseconds by the local clock. */
  now(): number;
  /** A number from 0 up to, not including, 1. */
  random(): number;
  /** Calls back once after so many milliseconds, unless the returned function is called before. */
  after(milliseconds: number, callback: () => void): () => void;
  /** Calls back whenever the network returns; the returned function ends that. */
  onOnline(callback: () => void): () => void;
  openSocket(url: string, subprotocol: string): Socket;
}

/** The part of a WebSocket that the client uses. */
export interface Socket {
  onopen: ((event: never) => void) | null;
  onmessage: ((event: { readonly data: unknown }) => void) | null;
  onclose: ((event: { readonly code: number; readonly reason: string }) => void) | null;
  send(text: string): void;
  close(code?: number, reason?: string): void;
}

/** The real ones, for pages, offscreen documents and workers. */
export function browserSurroundings(): Surroundings {
  return {
    now: () => Date.now(),
    random: () => Math.random(),
    after: (milliseconds, callback) => {
      const timer = setTimeout(callback, milliseconds);
      return () => {
        clearTimeout(timer);
      };
    },
    onOnline: (callback) => {
      globalThis.addEventListener("online", callback);
      return () => {
        globalThis.removeEventListener("online", callback);
      };
    },
    openSocket: (url, subprotocol) => new WebSocket(url, subprotocol) as Socket,
  };
}
