// The extension's only door to the network. The package's CSP cannot name one institution's relay, so this module does:
// whatever asks for another origin than the running attempt's relay is refused. ESLint keeps fetch and WebSocket in here.

/** An address was asked for that is not on the running attempt's relay. */
export class RefusedAddress extends Error {
  constructor(address: string, relay: string) {
    super(`Refused ${address}: this attempt's relay is ${relay}`);
    this.name = "RefusedAddress";
  }
}

const loopback = new Set(["127.0.0.1", "localhost"]);

/** The origin a relay is named by, or undefined when it is not one we may talk to (plain HTTP is for loopback only). */
export function relayOrigin(text: string): string | undefined {
  if (!URL.canParse(text)) {
    return undefined;
  }
  const url = new URL(text);
  const bare = url.pathname === "/" && url.search === "" && url.hash === "" && url.username === "" && url.password === "";
  const safe = url.protocol === "https:" || (url.protocol === "http:" && loopback.has(url.hostname));
  return bare && safe ? url.origin : undefined;
}

/** Opens connections to one relay and to nothing else. */
export interface Door {
  readonly relay: string;
  /** Opens a WebSocket; `address` may be a path or a whole ws(s) address on the relay. */
  webSocket(address: string, protocols: string[]): WebSocket;
  /** Asks for a path on the relay; rejects when there is no answer within two minutes. */
  send: Send;
}

/** A request to a relay by path, without cookies, and never led on to another address. */
export type Send = (path: string, request: RequestInit) => Promise<Response>;

const answerMilliseconds = 120_000;

/** The sockets a door opens; replaced in tests. */
export type OpenSocket = (address: string, protocols: string[]) => WebSocket;

/** How a door asks; replaced in tests. */
export type Ask = (address: string, request: RequestInit) => Promise<Response>;

/** A door to the relay at `relay`; throws RefusedAddress when that is no relay's origin. */
export function openDoor(relay: string, open: OpenSocket = (address, protocols) => new WebSocket(address, protocols), ask: Ask = (address, request) => fetch(address, request)): Door {
  const origin = relayOrigin(relay);
  if (origin === undefined) {
    throw new RefusedAddress(relay, "not an origin this extension may use");
  }
  const socketOrigin = origin.replace(/^http/, "ws");
  return {
    relay: origin,
    webSocket(address, protocols) {
      const url = new URL(address, `${socketOrigin}/`);
      if (url.origin !== socketOrigin || url.username !== "" || url.password !== "") {
        throw new RefusedAddress(address, origin);
      }
      return open(url.href, protocols);
    },
    send(path, request) {
      const url = new URL(path, `${origin}/`);
      if (url.origin !== origin || url.username !== "" || url.password !== "") {
        return Promise.reject(new RefusedAddress(path, origin));
      }
      return ask(url.href, {
        ...request,
        credentials: "omit",
        cache: "no-store",
        redirect: "error",
        referrerPolicy: "no-referrer",
        signal: AbortSignal.timeout(answerMilliseconds),
      });
    },
  };
}
