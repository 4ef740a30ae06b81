import type { WorkerRequest } from "./messages.js";

const runningKey = "running";

/** Whether this browser session has an attempt under way; a restart of the browser forgets it. */
export async function isRunning(): Promise<boolean> {
  return (await chrome.storage.session.get(runningKey))[runningKey] === true;
}

export async function setRunning(running: boolean): Promise<void> {
  await chrome.storage.session.set({ [runningKey]: running });
}

/** Makes the offscreen document unless it is there; one that died in mid-attempt goes on by itself. */
export async function ensureOffscreen(): Promise<void> {
  const there = await chrome.runtime.getContexts({ contextTypes: [chrome.runtime.ContextType.OFFSCREEN_DOCUMENT] });
  if (there.length > 0) {
    return;
  }
  const url = (await isRunning()) ? "offscreen.html#continue" : "offscreen.html";
  try {
    await chrome.offscreen.createDocument({
      url,
      reasons: [chrome.offscreen.Reason.USER_MEDIA, chrome.offscreen.Reason.DISPLAY_MEDIA, chrome.offscreen.Reason.WEB_RTC],
      justification: "Holds the camera, the microphone and the screen while an exam is running.",
    });
  } catch (error) {
    // Two pages may ask at once; there is only ever one such document.
    if (!(error instanceof Error && error.message.includes("single offscreen"))) {
      throw error;
    }
  }
}

/** Asks the worker for something; undefined when it has no answer. */
export async function askWorker(request: WorkerRequest): Promise<unknown> {
  try {
    return await chrome.runtime.sendMessage(request);
  } catch {
    return undefined;
  }
}
