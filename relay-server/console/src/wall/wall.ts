import type { EventKind, RosterRow, ServerToTeacher, ToTeacherEvent } from "@candor/signaling-client";

const KEPT_EVENTS = 200;

/** What is known of a room: everybody in it, and what was noticed. Never changed in place. */
export interface Wall {
  /** By attempt; undefined until the roster is here. */
  readonly rows: ReadonlyMap<string, RosterRow> | undefined;
  /** The last event of each attempt. */
  readonly last: ReadonlyMap<string, ToTeacherEvent>;
  /** What still goes on in an attempt, such as being in another tab. */
  readonly going: ReadonlyMap<string, readonly ToTeacherEvent[]>;
  /** The newest events of all, the newest first. */
  readonly stream: readonly ToTeacherEvent[];
}

export const emptyWall: Wall = { rows: undefined, last: new Map(), going: new Map(), stream: [] };

/** Kinds that last until an event of theirs, or of the other kind, says that they are over. */
const lasting: Partial<Record<EventKind, EventKind>> = {
  "tab.left": "tab.left",
  "window.left": "window.left",
  "page.left": "page.returned",
  "capture.black": "capture.black",
  "capture.frozen": "capture.frozen",
  "capture.muted": "capture.muted",
  "fullScreen.left": "fullScreen.left",
  "monitors.several": "monitors.several",
};

/** The wall after a message of the relay; the same wall where the message says nothing new of it. */
export function heard(wall: Wall, message: ServerToTeacher): Wall {
  switch (message.type) {
    case "roster":
      return { ...wall, rows: new Map(message.attempts.map((row) => [row.attempt, row])) };
    case "attempt":
      return { ...wall, rows: new Map(wall.rows).set(message.attempt, message) };
    case "recent":
      return message.events.reduce(caughtUp, wall);
    case "event":
      return noticed(wall, message);
    case "welcome":
    case "announced":
    case "answer":
    case "candidate":
    case "viewerClosed":
    case "pong":
    case "problem":
      return wall;
  }
}

/** An event that others may have been missed before: what went on then may be over. */
function caughtUp(wall: Wall, event: ToTeacherEvent): Wall {
  const known = wall.last.get(event.attempt);
  const missed = known !== undefined && event.seq > known.seq + 1;
  return noticed(missed ? { ...wall, going: new Map(wall.going).set(event.attempt, []) } : wall, event);
}

function noticed(wall: Wall, event: ToTeacherEvent): Wall {
  const { attempt, seq } = event;
  const known = wall.last.get(attempt);
  if (known?.seq === seq || wall.stream.some((one) => one.attempt === attempt && one.seq === seq)) {
    return wall;
  }
  return {
    ...wall,
    last: known !== undefined && known.seq > seq ? wall.last : new Map(wall.last).set(attempt, event),
    going: new Map(wall.going).set(attempt, goingOn(wall.going.get(attempt) ?? [], event)),
    stream: [event, ...wall.stream].slice(0, KEPT_EVENTS),
  };
}

function goingOn(before: readonly ToTeacherEvent[], event: ToTeacherEvent): readonly ToTeacherEvent[] {
  const same = (one: ToTeacherEvent): boolean => lasting[one.kind] === event.kind && one.detail["source"] === event.detail["source"];
  const rest = before.filter((one) => one.seq !== event.ends && !same(one));
  return event.ends === undefined && lasting[event.kind] !== undefined ? [...rest, event] : rest;
}

/** Who asks for help now and did not before. */
export function newCalls(before: Wall, now: Wall): readonly RosterRow[] {
  return now === before || now.rows === before.rows
    ? []
    : [...(now.rows?.values() ?? [])].filter(
        (row) => row.helpSince !== undefined && row.helpSince !== before.rows?.get(row.attempt)?.helpSince,
      );
}
