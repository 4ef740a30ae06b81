// Evidence on this browser's disk, in IndexedDB, until the relay has it. No cap but the disk's, and the oldest is never dropped.
import type { StoredPiece } from "./piece.js";

const databaseName = "candor-evidence";
const pieces = "pieces";
const byRelay = "relay";

/** A piece and its place in the queue. */
export interface Waiting {
  readonly order: number;
  readonly piece: StoredPiece;
}

/** The queue on the disk. What a method has resolved for outlives a killed browser. */
export class Cupboard {
  private constructor(private readonly database: IDBDatabase) {}

  static async open(factory: IDBFactory = indexedDB): Promise<Cupboard> {
    const request = factory.open(databaseName, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore(pieces, { autoIncrement: true }).createIndex(byRelay, byRelay);
    };
    return new Cupboard(await settled(request));
  }

  /** Puts a piece at the queue's end; rejects with QuotaExceededError when the disk has no room. */
  put(piece: StoredPiece): Promise<void> {
    return this.write((store) => {
      store.add(piece);
    });
  }

  /** The relays that something waits for. */
  relays(): Promise<string[]> {
    return new Promise((resolve, reject) => {
      const found: string[] = [];
      const request = this.read().index(byRelay).openKeyCursor(null, "nextunique");
      request.onerror = () => {
        reject(request.error ?? new Error("IndexedDB failed"));
      };
      request.onsuccess = () => {
        const cursor = request.result;
        if (cursor === null) {
          resolve(found);
        } else {
          found.push(cursor.key as string);
          cursor.continue();
        }
      };
    });
  }

  /** The piece that has waited longest for this relay. */
  async first(relay: string): Promise<Waiting | undefined> {
    const cursor = await settled(this.read().index(byRelay).openCursor(relay));
    return cursor === null ? undefined : { order: cursor.primaryKey as number, piece: cursor.value as StoredPiece };
  }

  count(): Promise<number> {
    return settled(this.read().count());
  }

  remove(order: number): Promise<void> {
    return this.write((store) => {
      store.delete(order);
    });
  }

  /** The attempt's token is another from now on. */
  renew(queue: string, resume: string): Promise<void> {
    return this.each(queue, (cursor, piece) => {
      if (piece.resume !== resume) {
        cursor.update({ ...piece, resume });
      }
    });
  }

  /** Nothing of this attempt is wanted. */
  discard(queue: string): Promise<void> {
    return this.each(queue, (cursor) => {
      cursor.delete();
    });
  }

  close(): void {
    this.database.close();
  }

  private each(queue: string, change: (cursor: IDBCursorWithValue, piece: StoredPiece) => void): Promise<void> {
    return this.write((store) => {
      const request = store.openCursor();
      request.onsuccess = () => {
        const cursor = request.result;
        if (cursor !== null) {
          const piece = cursor.value as StoredPiece;
          if (piece.queue === queue) {
            change(cursor, piece);
          }
          cursor.continue();
        }
      };
    });
  }

  private read(): IDBObjectStore {
    return this.database.transaction(pieces).objectStore(pieces);
  }

  private write(change: (store: IDBObjectStore) => void): Promise<void> {
    return new Promise((resolve, reject) => {
      const transaction = this.database.transaction(pieces, "readwrite", { durability: "strict" });
      transaction.oncomplete = () => {
        resolve();
      };
      transaction.onabort = () => {
        reject(transaction.error ?? new Error("IndexedDB aborted"));
      };
      change(transaction.objectStore(pieces));
    });
  }
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
