import { EVENT_WINDOW, type FromStudentEvent } from "./generated/protocol.ts";
import type { QueueContent, QueueStore } from "./queue-store.ts";

/** An event before it has its number. */
export type NewEvent = Omit<FromStudentEvent, "type" | "seq">;

/**
 * Events on their way to the relay: numbered, kept, sent in order with at most 32 underway, sent
 * again on each new connection, and dropped once acknowledged.
 */
export class EventQueue {
  readonly #store: QueueStore;
  readonly #send: (event: FromStudentEvent) => boolean;
  readonly #storeFailed: (error: unknown) => void;
  #events: FromStudentEvent[] = [];
  #lastSeq = 0;
  #settled = false;
  #sentSeq = 0;
  #open = false;
  #connection = 0;
  #work: Promise<void>;
  readonly #numbered: Promise<void>;
  #beginNumbering = (): void => undefined;

  constructor(
    store: QueueStore,
    send: (event: FromStudentEvent) => boolean,
    storeFailed: (error: unknown) => void,
  ) {
    this.#store = store;
    this.#send = send;
    this.#storeFailed = storeFailed;
    this.#numbered = new Promise((resolve) => {
      this.#beginNumbering = resolve;
    });
    this.#work = this.#guarded(async () => {
      const content = await store.load();
      this.#events = [...content.events].sort((a, b) => a.seq - b.seq);
      this.#lastSeq = content.lastSeq;
      this.#settled = content.settled;
      if (content.settled) {
        this.#beginNumbering();
      }
    });
  }

  get empty(): boolean {
    return this.#events.length === 0;
  }

  /** Resolves once everything asked for before has been done. */
  async idle(): Promise<void> {
    await this.#numbered;
    await this.#work;
  }

  /**
   * Gives an event its number, keeps it, and sends it when it can be. Resolves once it is kept; in a
   * new store, that is after the first welcome, which tells where the numbers begin.
   */
  async record(event: NewEvent): Promise<number> {
    let seq = 0;
    await this.#numbered;
    await this.#then(async () => {
      seq = this.#lastSeq + 1;
      const numbered: FromStudentEvent = { type: "event", seq, ...event };
      this.#lastSeq = seq;
      await this.#guarded(() => this.#store.append(numbered));
      this.#events.push(numbered);
      this.#pump();
    });
    return seq;
  }

  /** A welcome says what the relay has: forgets that much, renumbers if need be, sends the rest. */
  welcomed(lastEventSeq: number): Promise<void> {
    const connection = this.#connection;
    return this.#then(async () => {
      const first = this.#events[0]?.seq ?? this.#lastSeq + 1;
      if (!this.#settled || lastEventSeq < first - 1) {
        await this.#renumber(lastEventSeq, first);
      }
      this.#lastSeq = Math.max(this.#lastSeq, lastEventSeq);
      await this.#forget(lastEventSeq);
      this.#sentSeq = lastEventSeq;
      this.#open = connection === this.#connection;
      this.#beginNumbering();
      this.#pump();
    });
  }

  /** Everything up to this number is committed. */
  acknowledged(seq: number): Promise<void> {
    return this.#then(async () => {
      await this.#forget(seq);
      this.#pump();
    });
  }

  /** The relay missed something after this number: sends again from there. */
  sendAgainAfter(seq: number): Promise<void> {
    return this.#then(() => {
      this.#sentSeq = Math.min(this.#sentSeq, seq);
      this.#pump();
      return Promise.resolve();
    });
  }

  /** The connection is gone: nothing is sent until the next welcome. */
  disconnected(): void {
    this.#open = false;
    this.#connection += 1;
  }

  /** Another browser has the attempt: numbers from here would collide with its. */
  unsettle(): Promise<void> {
    return this.#then(() => {
      this.#settled = false;
      return this.#keepAll();
    });
  }

  #pump(): void {
    if (!this.#open) {
      return;
    }
    for (const event of this.#events.slice(0, EVENT_WINDOW)) {
      if (event.seq > this.#sentSeq) {
        if (!this.#send(event)) {
          return;
        }
        this.#sentSeq = event.seq;
      }
    }
  }

  async #forget(seq: number): Promise<void> {
    if ((this.#events[0]?.seq ?? Infinity) > seq) {
      return;
    }
    this.#events = this.#events.filter((event) => event.seq > seq);
    await this.#guarded(() => this.#store.acknowledge(seq));
  }

  #renumber(lastEventSeq: number, first: number): Promise<void> {
    const shift = lastEventSeq + 1 - first;
    this.#events = this.#events.map((event) => moved(event, shift));
    this.#lastSeq = lastEventSeq + this.#events.length;
    this.#settled = true;
    return this.#keepAll();
  }

  #keepAll(): Promise<void> {
    const content: QueueContent = {
      lastSeq: this.#lastSeq,
      settled: this.#settled,
      events: [...this.#events],
    };
    return this.#guarded(() => this.#store.replace(content));
  }

  #then(step: () => Promise<void>): Promise<void> {
    this.#work = this.#work.then(step);
    return this.#work;
  }

  async #guarded(step: () => Promise<void>): Promise<void> {
    try {
      await step();
    } catch (error) {
      this.#storeFailed(error); // what cannot be kept is sent from memory all the same
    }
  }
}

function moved(event: FromStudentEvent, shift: number): FromStudentEvent {
  const { ends, ...rest } = event;
  const end = ends === undefined ? 0 : ends + shift;
  return { ...rest, seq: event.seq + shift, ...(end > 0 ? { ends: end } : {}) };
}
