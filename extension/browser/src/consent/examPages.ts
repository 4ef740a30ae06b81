// The exam's own pages: the permission to work on them, our script in them, and the tab that shows them.

import type { Snapshot } from "../inside/messages.js";
import type { Policy } from "../network/protocol.js";

const scriptId = "exam";
const framesId = "frames";

/** The pattern of every page on the exam's host, or undefined when the address is none a browser can open. */
export function examPattern(address: string): string | undefined {
  if (!URL.canParse(address)) {
    return undefined;
  }
  const { protocol, hostname } = new URL(address);
  return protocol === "https:" || protocol === "http:" ? `${protocol}//${hostname}/*` : undefined;
}

/** The sites that are no leaving of the exam, where leaving is noticed at all; of others we need not know. */
export function sitesToKnow(snapshot: Pick<Snapshot, "policy" | "brief"> | undefined): readonly string[] {
  const { tabSwitch, captureSwitchedTab, siteName } = snapshot?.policy?.options ?? {};
  return tabSwitch === true || captureSwitchedTab === true || siteName === true ? (snapshot?.brief?.allowedSites ?? []) : [];
}

/**
 * Asks the browser to let us work on the exam's host, and to tell us which tabs show a site that the exam allows; must be called
 * within the student's click.
 */
export async function allowExamPages(address: string, allowedSites: readonly string[]): Promise<boolean> {
  const pattern = examPattern(address);
  if (pattern === undefined) {
    return false;
  }
  const sites = allowedSites.map(examPattern).filter((site) => site !== undefined);
  try {
    return await chrome.permissions.request({ origins: [...new Set([pattern, ...sites])] });
  } catch {
    return false;
  }
}

/** Sees to it that our script runs in the exam's pages, in those that are open already as well; where the policy needs it, in their frames. */
export async function watchExamPages(address: string, policy: Policy | undefined): Promise<void> {
  const pattern = examPattern(address);
  if (pattern === undefined) {
    return;
  }
  const always = { matches: [pattern], runAt: "document_start", persistAcrossSessions: true } as const;
  const wanted: chrome.scripting.RegisteredContentScript[] = [{ ...always, matches: [pattern], id: scriptId, js: ["content.js"] }];
  if (policy?.options.copyPaste === true) {
    // An editor is often a frame without an address of its own.
    wanted.push({ ...always, matches: [pattern], id: framesId, js: ["frame.js"], allFrames: true, matchOriginAsFallback: true });
  }
  const registered = new Set((await chrome.scripting.getRegisteredContentScripts()).map(({ id }) => id));
  await chrome.scripting.registerContentScripts(wanted.filter(({ id }) => !registered.has(id)));
}

/** The tab that this page was opened from, if it shows the exam's site: the quiz that waits there. */
async function waiting(origin: string, opener: number | undefined): Promise<chrome.tabs.Tab | undefined> {
  const tab = opener === undefined ? undefined : await chrome.tabs.get(opener).catch(() => undefined);
  return tab?.url?.startsWith(`${origin}/`) === true ? tab : undefined;
}

/** Shows the exam's page: the tab that waits for it, the one where it is open already, or else a new one. */
export async function showExam(address: string, opener: number | undefined): Promise<{ tabId: number; windowId: number } | undefined> {
  const pattern = examPattern(address);
  if (pattern === undefined) {
    return undefined;
  }
  const origin = new URL(address).origin;
  const open = (await waiting(origin, opener)) ?? (await chrome.tabs.query({ url: pattern })).find((tab) => tab.url?.startsWith(`${origin}/`) === true && tab.url.split("#")[0] === address.split("#")[0]);
  const tab =
    open?.id === undefined ? await chrome.tabs.create({ url: address }) : await chrome.tabs.update(open.id, { active: true });
  if (tab?.id === undefined) {
    return undefined;
  }
  if (open !== undefined) {
    await chrome.windows.update(tab.windowId, { focused: true });
    await chrome.scripting.executeScript({ target: { tabId: tab.id }, files: ["content.js"] }).catch(() => undefined);
  }
  return { tabId: tab.id, windowId: tab.windowId };
}
