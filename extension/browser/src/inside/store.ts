// What outlives the offscreen document, in IndexedDB: one unfinished attempt. (Its events are kept by the resuming client.)
import type { Policy, Welcome } from "../network/protocol.js";

const databaseName = "candor";
const attemptStore = "attempt";
const current = "current";

/** An event that began and has not ended. */
export interface OpenEvent {
  readonly seq: number;
  readonly at: number;
  readonly kind: string;
}

/** The one unfinished attempt of this browser. */
export interface AttemptRecord {
  readonly relay: string;
  readonly resume: string;
  readonly exam: { readonly title: string; readonly address: string };
  readonly student: string;
  readonly policy: Policy;
  /** Where the student sees what the relay keeps of this attempt; a secret path there. */
  readonly ownPage?: string | undefined;
  readonly consented: boolean;
  /** The student has agreed, apart from all else, to being compared with their first pictures, or has not. */
  readonly likeness?: boolean | undefined;
  /** "Finish" was said; what is left is to hand over the last events. */
  readonly finishing: boolean;
  /** The name under which the attempt's events are kept. */
  readonly queue: string;
  /** Both sources were recorded at least once, at this local time. */
  readonly liveSince: number | undefined;
  /** The offscreen document was last alive at this local time. */
  readonly lastAlive: number;
  readonly examTab: { readonly tabId: number; readonly windowId: number } | undefined;
  readonly open: Readonly<Record<string, OpenEvent>>;
  /** The last stretch of the exam that has its random photo. */
  readonly photographed?: number | undefined;
}

/** What is known of an attempt when the relay has given the token, just before its welcome is told. */
export function newRecord(relay: string, queue: string, resume: string, now: number): AttemptRecord {
  const nothing = { maxWidth: 0, maxHeight: 0, maxFrameRate: 0, maxBitrate: 0 };
  return {
    relay,
    queue,
    resume,
    exam: { title: "", address: "" },
    student: "",
    policy: { options: {}, camera: nothing, screen: nothing, microphone: { maxBitrate: 0 } },
    consented: false,
    finishing: false,
    liveSince: undefined,
    lastAlive: now,
    examTab: undefined,
    open: {},
  };
}

/** The record with what a welcome says; what is known of the attempt's earlier life stays. */
export function welcomed(record: AttemptRecord, { resume, exam, student, state, policy, ownPage }: Welcome): AttemptRecord {
  const { title, address } = exam;
  return { ...record, resume, exam: { title, address }, student: student.name, policy, ownPage, consented: state !== "invited" && state !== "declined" };
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => {
      resolve(request.result);
    };
    request.onerror = () => {
      reject(request.error ?? new Error("IndexedDB failed"));
    };
  });
}

function committed(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => {
      resolve();
    };
    transaction.onerror = transaction.onabort = () => {
      reject(transaction.error ?? new Error("IndexedDB aborted"));
    };
  });
}

/** The extension's database. Each call opens nothing twice; every write is committed when its promise resolves. */
export class Store {
  private constructor(private readonly database: IDBDatabase) {}

  static async open(): Promise<Store> {
    const request = indexedDB.open(databaseName, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore(attemptStore);
    };
    return new Store(await settled(request));
  }

  async attempt(): Promise<AttemptRecord | undefined> {
    const store = this.database.transaction(attemptStore).objectStore(attemptStore);
    return (await settled(store.get(current))) as AttemptRecord | undefined;
  }

  async saveAttempt(record: AttemptRecord): Promise<void> {
    await this.write((store) => store.put(record, current));
  }

  /** Removes everything about the attempt from this browser. */
  async clear(): Promise<void> {
    await this.write((store) => store.clear());
  }

  close(): void {
    this.database.close();
  }

  private async write(change: (store: IDBObjectStore) => unknown): Promise<void> {
    const transaction = this.database.transaction(attemptStore, "readwrite");
    change(transaction.objectStore(attemptStore));
    await committed(transaction);
  }
}
