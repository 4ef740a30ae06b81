// What is in this package. Both addresses are the extension's own: nothing here reaches the network, which has a door of its own.

/** The bytes of one of its files. */
export async function ownBytes(path: string): Promise<ArrayBuffer> {
  return (await fetch(chrome.runtime.getURL(path))).arrayBuffer();
}

/** One of its scripts, in a worker. */
export function ownWorker(path: string): Worker {
  return new Worker(chrome.runtime.getURL(path), { type: "module" });
}
