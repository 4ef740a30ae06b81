import type { FromStudentEvent } from "./generated/protocol.ts";
import type { QueueContent, QueueStore } from "./queue-store.ts";

const EVENTS = "events";
const MARKS = "marks";
const MARK = "mark";

interface Mark {
  readonly lastSeq: number;
  readonly settled: boolean;
}

/** Keeps an attempt's events in IndexedDB, written through to the disk. */
export class IndexedDbQueue implements QueueStore {
  readonly #database: IDBDatabase;

  private constructor(database: IDBDatabase) {
    this.#database = database;
  }

  static async open(attempt: string, factory: IDBFactory = indexedDB): Promise<IndexedDbQueue> {
    const request = factory.open(name(attempt), 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore(EVENTS, { keyPath: "seq" });
      request.result.createObjectStore(MARKS);
    };
    return new IndexedDbQueue(await done(request));
  }

  /** Deletes what is kept of an attempt that has ended. */
  static async delete(attempt: string, factory: IDBFactory = indexedDB): Promise<void> {
    await done(factory.deleteDatabase(name(attempt)));
  }

  close(): void {
    this.#database.close();
  }

  async load(): Promise<QueueContent> {
    const transaction = this.#database.transaction([EVENTS, MARKS], "readonly");
    const mark = done(transaction.objectStore(MARKS).get(MARK) as IDBRequest<Mark | undefined>);
    const events = done(transaction.objectStore(EVENTS).getAll() as IDBRequest<FromStudentEvent[]>);
    return { ...((await mark) ?? { lastSeq: 0, settled: false }), events: await events };
  }

  append(event: FromStudentEvent): Promise<void> {
    return this.#write((events, marks) => {
      events.put(event);
      const mark = marks.get(MARK) as IDBRequest<Mark | undefined>;
      mark.onsuccess = () => {
        marks.put({ settled: mark.result?.settled ?? false, lastSeq: event.seq }, MARK);
      };
    });
  }

  acknowledge(seq: number): Promise<void> {
    return this.#write((events) => {
      events.delete(IDBKeyRange.upperBound(seq));
    });
  }

  replace(content: QueueContent): Promise<void> {
    return this.#write((events, marks) => {
      events.clear();
      content.events.forEach((event) => events.put(event));
      marks.put({ lastSeq: content.lastSeq, settled: content.settled }, MARK);
    });
  }

  #write(change: (events: IDBObjectStore, marks: IDBObjectStore) => void): Promise<void> {
    return new Promise((resolve, reject) => {
      const transaction = this.#database.transaction([EVENTS, MARKS], "readwrite", {
        durability: "strict",
      });
      transaction.oncomplete = () => {
        resolve();
      };
      transaction.onabort = () => {
        reject(transaction.error ?? new Error("the browser aborted a transaction"));
      };
      change(transaction.objectStore(EVENTS), transaction.objectStore(MARKS));
    });
  }
}

function name(attempt: string): string {
  return `candor-queue-${attempt}`;
}

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => {
      resolve(request.result);
    };
    request.onerror = () => {
      reject(request.error ?? new Error("a request to IndexedDB failed"));
    };
  });
}
