import type { Account, Snapshot } from "../inside/messages.js";
import type { Source, TrackingOption } from "../network/protocol.js";
import { element } from "../look/element.js";
import type { Texts } from "../texts/texts.js";
import { drawTrouble } from "./troubleBox.js";

/** The last page: finished, ended by the teacher, or refused; and what was collected. */
export function drawEnd(snapshot: Snapshot, texts: Texts): HTMLElement[] {
  const { phase, trouble, words, account, by, evidence } = snapshot;
  const title = phase === "finished" ? texts.finished.title : phase === "ended" ? (by === "time" ? texts.ended.time : texts.ended.title) : texts.failed.title;
  return [
    element("h1", {}, title),
    ...(account?.title === undefined ? [] : [element("p", { class: "quiet" }, account.title)]),
    ...(phase === "ended" && by !== "time" && words !== undefined && words !== "" ? [element("p", {}, texts.ended.reason(words))] : []),
    ...(trouble === undefined ? [] : [drawTrouble(trouble, texts, undefined, words)]),
    ...drawEvidence(evidence, texts),
    ...(account === undefined || (phase === "failed" && account.startedAt === undefined) ? [] : drawAccount(account, phase !== "failed", (evidence?.waiting ?? 0) > 0, texts)),
  ];
}

function drawAccount(account: Account, over: boolean, sending: boolean, texts: Texts): HTMLElement[] {
  const { finished } = texts;
  const time = (at: number): string => new Date(at).toLocaleTimeString(texts.language);
  const { options, sources } = account;
  const kept = (source: Source, option: TrackingOption): boolean => options[option] === true && sources.includes(source);
  const items = [
    ...(kept("camera", "recordCamera") ? [finished.camera] : []),
    ...(kept("camera", "recordMicrophone") ? [finished.microphone] : []),
    ...(kept("screen", "recordScreen") ? [finished.screen] : []),
    ...(account.events > 0 ? [finished.events(account.events)] : []),
  ];
  return [
    element("p", { role: "status", id: "stopped" }, account.everyTrackStopped ? (sending ? finished.off : finished.stopped) : finished.notStopped),
    ...(account.practice && over ? [element("p", { id: "practice" }, finished.practice)] : []),
    ...(items.length === 0
      ? [element("p", {}, finished.nothing)]
      : [element("p", {}, finished.collected), element("ul", {}, ...items.map((item) => element("li", {}, item)))]),
    ...(account.startedAt === undefined ? [] : [element("p", {}, finished.from(time(account.startedAt), time(account.finishedAt)))]),
    ...(account.ownPage === undefined ? [] : [drawOwnPage(account.ownPage, texts)]),
    element("p", {}, finished.close),
  ];
}

/** What is still on its way to the relay, and what it did not take. */
function drawEvidence(evidence: Snapshot["evidence"], { finished }: Texts): HTMLElement[] {
  const { waiting = 0, refused = 0 } = evidence ?? {};
  return [
    ...(waiting === 0 ? [] : [element("p", { role: "status", "data-sending": String(waiting) }, finished.sending(waiting))]),
    ...(refused === 0 ? [] : [element("p", {}, finished.refused(refused))]),
  ];
}

function drawOwnPage(address: string, { finished }: Texts): HTMLElement {
  return element(
    "section",
    { class: "own-page", "aria-labelledby": "own-page-title" },
    element("h2", { id: "own-page-title" }, finished.ownPage),
    element("p", {}, element("a", { id: "own-page", href: address, target: "_blank", rel: "noopener noreferrer" }, finished.ownPageLink)),
    element("p", { class: "quiet" }, finished.ownPageHint),
  );
}
