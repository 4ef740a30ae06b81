import type { FromStudentEvent } from "./generated/protocol.ts";

/** What a store holds of one attempt. */
export interface QueueContent {
  /** The sequence number given last; 0 if none. */
  readonly lastSeq: number;
  /**
   * Whether the numbers continue what the relay has. They do not in a new store, or once another
   * browser has taken the attempt over: then a welcome decides where to go on.
   */
  readonly settled: boolean;
  /** Every event that is not acknowledged, by sequence number. */
  readonly events: readonly FromStudentEvent[];
}

/** Keeps events until the relay has them, through crashes of the browser. One per attempt. */
export interface QueueStore {
  load(): Promise<QueueContent>;
  /** Keeps an event; its number becomes the last one. Resolves once it is durable. */
  append(event: FromStudentEvent): Promise<void>;
  /** Forgets every event up to this number. */
  acknowledge(seq: number): Promise<void>;
  /** Replaces everything, at once or not at all. */
  replace(content: QueueContent): Promise<void>;
}

/** A store for tests and for browsers that allow no other. */
export class MemoryQueue implements QueueStore {
  #content: QueueContent = { lastSeq: 0, settled: false, events: [] };

  load(): Promise<QueueContent> {
    return Promise.resolve(this.#content);
  }

  append(event: FromStudentEvent): Promise<void> {
    const { events, settled } = this.#content;
    this.#content = { lastSeq: event.seq, settled, events: [...events, event] };
    return Promise.resolve();
  }

  acknowledge(seq: number): Promise<void> {
    const events = this.#content.events.filter((event) => event.seq > seq);
    this.#content = { ...this.#content, events };
    return Promise.resolve();
  }

  replace(content: QueueContent): Promise<void> {
    this.#content = content;
    return Promise.resolve();
  }
}
