import { Backoff } from "./backoff.ts";
import {
  type Ping,
  PING_EVERY_MS,
  type Pong,
  type Problem,
  SILENCE_MS,
  SUBPROTOCOL,
} from "./generated/protocol.ts";
import { ServerClock } from "./server-clock.ts";
import type { Socket, Surroundings } from "./surroundings.ts";

/** Why a client will not connect again. */
export type StopReason = "closed" | "ended" | "finished" | "problem" | "replaced";

/** Where the connection stands, for those who show it. */
export type ConnectionState =
  | { readonly kind: "connecting" }
  | { readonly kind: "online" }
  | { readonly kind: "waiting"; readonly retryInMs: number }
  | { readonly kind: "stopped"; readonly reason: StopReason; readonly words?: string; readonly problem?: Problem };

/** What a client does with its connection. */
export interface ConnectionOwner<In, Out> {
  /** The first message on a new socket. */
  hello(): Out;
  /** Any message but pong and the problems of the whole session. */
  received(message: In): void;
  stateChanged(state: ConnectionState): void;
}

interface Typed {
  readonly type: string;
}

/**
 * One WebSocket after another: connects, says hello, pings, notices silence, and comes back after a
 * pause. Nothing is sent between hello and {@link welcomed}, since any further message tells the
 * relay that the welcome has been kept.
 */
export class Connection<In extends Typed, Out extends Typed> {
  readonly clock: ServerClock;
  readonly #url: string;
  readonly #owner: ConnectionOwner<In, Out>;
  readonly #around: Surroundings;
  readonly #backoff: Backoff;
  #socket: Socket | undefined;
  #state: ConnectionState = { kind: "connecting" };
  #cancelRetry = (): void => undefined;
  #cancelPing = (): void => undefined;
  #cancelSilence = (): void => undefined;
  #forgetOnline = (): void => undefined;
  #helloAt = 0;
  #pingId = 0;
  #pingAt = 0;

  constructor(url: string, owner: ConnectionOwner<In, Out>, around: Surroundings) {
    this.#url = url;
    this.#owner = owner;
    this.#around = around;
    this.#backoff = new Backoff(() => around.random());
    this.clock = new ServerClock(() => around.now());
  }

  get state(): ConnectionState {
    return this.#state;
  }

  get #stopped(): boolean {
    return this.#state.kind === "stopped";
  }

  start(): void {
    this.#forgetOnline = this.#around.onOnline(() => {
      this.#online();
    });
    this.#connect();
  }

  /** The welcome is here and kept: pings begin, and messages may be sent. */
  welcomed(serverTime: number): void {
    this.clock.exchanged(this.#helloAt, this.#around.now(), serverTime);
    this.#become({ kind: "online" });
    this.#ping();
  }

  /** Sends if the connection is online; tells whether it did. */
  send(message: Out): boolean {
    if (this.#state.kind !== "online") {
      return false;
    }
    this.#write(message);
    return true;
  }

  /** Closes the connection and never opens it again. */
  stop(reason: StopReason, more: { words?: string; problem?: Problem } = {}): void {
    if (this.#stopped) {
      return;
    }
    this.#drop("stopped: " + reason);
    this.#cancelRetry();
    this.#forgetOnline();
    this.#become({ kind: "stopped", reason, ...more });
  }

  #connect(): void {
    this.#cancelRetry();
    this.#become({ kind: "connecting" });
    let socket: Socket;
    try {
      socket = this.#around.openSocket(this.#url, SUBPROTOCOL);
    } catch {
      this.#retry(this.#backoff.next());
      return;
    }
    this.#socket = socket;
    socket.onopen = () => {
      this.#helloAt = this.#around.now();
      this.#write(this.#owner.hello());
    };
    socket.onmessage = (event) => {
      this.#heard(event.data);
    };
    socket.onclose = () => {
      this.#lost("closed by the relay");
    };
    this.#listen();
  }

  #write(message: Out | Ping): void {
    try {
      this.#socket?.send(JSON.stringify(message));
    } catch {
      this.#lost("cannot send");
    }
  }

  #heard(data: unknown): void {
    this.#listen();
    const message = parse(data);
    if (message === undefined) {
      return; // a newer relay may say things this client does not know
    }
    switch (message.type) {
      case "pong":
        this.#pong(message as Pong);
        break;
      case "problem":
        this.#problem(message as Problem);
        break;
      default:
        this.#owner.received(message as In);
    }
  }

  #pong(pong: Pong): void {
    if (pong.id === this.#pingId) {
      this.clock.exchanged(this.#pingAt, this.#around.now(), pong.serverTime);
      this.#backoff.reset();
    }
  }

  #problem(problem: Problem): void {
    this.#owner.received(problem as Typed as In);
    if (problem.about !== undefined || this.#stopped) {
      return;
    }
    switch (problem.retry) {
      case "never":
        this.stop("problem", { words: problem.title, problem });
        break;
      case "later":
        this.#lost(problem.code);
        break;
      case "now":
        this.#drop(problem.code);
        this.#connect();
        break;
    }
  }

  #ping(): void {
    this.#cancelPing();
    this.#pingId += 1;
    this.#pingAt = this.#around.now();
    this.#write({ type: "ping", id: this.#pingId });
    this.#cancelPing = this.#around.after(PING_EVERY_MS, () => {
      this.#ping();
    });
  }

  #listen(): void {
    this.#cancelSilence();
    this.#cancelSilence = this.#around.after(SILENCE_MS, () => {
      this.#lost("silence");
    });
  }

  #online(): void {
    if (this.#state.kind === "waiting") {
      this.#connect();
    } else if (this.#state.kind === "online") {
      this.#ping();
    }
  }

  #lost(why: string): void {
    if (this.#socket === undefined || this.#stopped) {
      return;
    }
    this.#drop(why);
    this.#retry(this.#backoff.next());
  }

  #retry(retryInMs: number): void {
    this.#become({ kind: "waiting", retryInMs });
    this.#cancelRetry = this.#around.after(retryInMs, () => {
      this.#connect();
    });
  }

  #drop(why: string): void {
    const socket = this.#socket;
    this.#socket = undefined;
    this.#cancelPing();
    this.#cancelSilence();
    if (socket !== undefined) {
      socket.onopen = socket.onmessage = socket.onclose = null;
      socket.close(1000, why.slice(0, 100));
    }
  }

  #become(state: ConnectionState): void {
    this.#state = state;
    this.#owner.stateChanged(state);
  }
}

function parse(data: unknown): Typed | undefined {
  if (typeof data !== "string") {
    return undefined;
  }
  try {
    const value: unknown = JSON.parse(data);
    return typeof value === "object" && value !== null && "type" in value && typeof value.type === "string"
      ? (value as Typed)
      : undefined;
  } catch {
    return undefined;
  }
}
