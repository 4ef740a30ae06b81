import type { Phase, Snapshot } from "../inside/messages.js";

const name = "last-page";
const over: readonly Phase[] = ["finished", "ended", "failed"];

/**
 * What the page shows: what it is told or, once the attempt is over and forgotten, its last page again. That is kept with the
 * tab and goes with it, so that reloading does not lose the way to the student's own page.
 */
export function lastPage(kept: Pick<Storage, "getItem" | "setItem" | "removeItem">, told: Snapshot, linked: boolean): Snapshot {
  if (told.phase === "idle") {
    const before = linked ? null : kept.getItem(name);
    return before === null ? told : { ...(JSON.parse(before) as Snapshot), evidence: told.evidence };
  }
  if (over.includes(told.phase) && told.account?.ownPage !== undefined) {
    kept.setItem(name, JSON.stringify(told));
  } else {
    kept.removeItem(name);
  }
  return told;
}
