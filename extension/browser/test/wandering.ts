import type { Signal } from "../src/detectors/detector.js";

/** The exam's tab and window, and a page of ours, for detectors that are told where a student goes. */
export const examTab = 7;
export const examWindow = 1;
export const consentTab = 3;

export const activated = (tabId: number, windowId = examWindow): Signal => ({ type: "tabActivated", tabId, windowId });
export const focused = (windowId: number): Signal => ({ type: "windowFocused", windowId });
export const back: readonly Signal[] = [activated(examTab), focused(examWindow), { type: "page", tabId: examTab, visible: true, focused: true }];
