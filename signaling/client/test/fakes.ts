import type { Socket, Surroundings } from "../src/index.ts";

/** A small generator of numbers, the same for the same seed. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

interface Timer {
  readonly at: number;
  readonly order: number;
  readonly callback: () => void;
}

/** Time that moves only when told to, sockets that go nowhere by themselves. */
export class FakeSurroundings implements Surroundings {
  time = 1_000_000;
  /** The server's clock is ahead by so much. */
  ahead = 0;
  readonly sockets: FakeSocket[] = [];
  readonly #random: () => number;
  #timers = new Set<Timer>();
  #order = 0;
  readonly #online = new Set<() => void>();
  refuseSockets = false;

  constructor(random: () => number = () => 0.5) {
    this.#random = random;
  }

  now(): number {
    return this.time;
  }

  random(): number {
    return this.#random();
  }

  after(milliseconds: number, callback: () => void): () => void {
    const timer = { at: this.time + milliseconds, order: this.#order++, callback };
    this.#timers.add(timer);
    return () => this.#timers.delete(timer);
  }

  onOnline(callback: () => void): () => void {
    this.#online.add(callback);
    return () => this.#online.delete(callback);
  }

  openSocket(url: string, subprotocol: string): Socket {
    if (this.refuseSockets) {
      throw new Error("no sockets today");
    }
    const socket = new FakeSocket(url, subprotocol);
    this.sockets.push(socket);
    return socket;
  }

  get socket(): FakeSocket {
    const last = this.sockets.at(-1);
    if (last === undefined) {
      throw new Error("no socket was opened");
    }
    return last;
  }

  get pendingTimers(): number {
    return this.#timers.size;
  }

  networkReturns(): void {
    [...this.#online].forEach((callback) => {
      callback();
    });
  }

  /** Lets time pass, and all that is due happen in order. */
  async pass(milliseconds: number): Promise<void> {
    const until = this.time + milliseconds;
    for (;;) {
      await settle();
      const due = [...this.#timers]
        .filter((timer) => timer.at <= until)
        .sort((a, b) => a.at - b.at || a.order - b.order)[0];
      if (due === undefined) {
        this.time = until;
        return;
      }
      this.#timers.delete(due);
      this.time = Math.max(this.time, due.at);
      due.callback();
    }
  }
}

/** The browser's end of a socket; the test plays the relay. */
export class FakeSocket implements Socket {
  onopen: Socket["onopen"] = null;
  onmessage: Socket["onmessage"] = null;
  onclose: Socket["onclose"] = null;
  readonly sent: Record<string, unknown>[] = [];
  readonly url: string;
  readonly subprotocol: string;
  closed = false;
  /** Called with each message sent. */
  relay: (message: Record<string, unknown>) => void = () => undefined;

  constructor(url: string, subprotocol: string) {
    this.url = url;
    this.subprotocol = subprotocol;
  }

  send(text: string): void {
    const message = JSON.parse(text) as Record<string, unknown>;
    this.sent.push(message);
    this.relay(message);
  }

  close(): void {
    this.closed = true;
  }

  open(): void {
    this.onopen?.({} as never);
  }

  hears(message: unknown): void {
    this.onmessage?.({ data: typeof message === "string" ? message : JSON.stringify(message) });
  }

  breaks(): void {
    this.closed = true;
    this.onclose?.({ code: 1006, reason: "" });
  }

  ofType(type: string): Record<string, unknown>[] {
    return this.sent.filter((message) => message.type === type);
  }
}

/** Lets every promise that can go on go on. */
export async function settle(): Promise<void> {
  for (let i = 0; i < 30; i++) {
    await Promise.resolve();
  }
}
