import type { DetectorWarning } from "../detectors/detector.js";
import type { Phase, Snapshot } from "../inside/messages.js";
import type { AttemptRecord } from "../inside/store.js";
import type { Line } from "../network/line.js";
import type { Welcome } from "../network/protocol.js";
import type { Captures } from "./captures.js";
import type { StartPhotoView } from "./startPhoto.js";
import type { Told } from "./told.js";

/** How long after a crash the exam is surely still going on: the page goes straight to the screen picker. */
const recentMilliseconds = 15 * 60_000;

/** What a sitting is made of, as far as pages show it. */
export interface Parts {
  readonly phase: Phase;
  readonly relay: string | undefined;
  readonly line: Line | undefined;
  readonly record: AttemptRecord | undefined;
  readonly welcome: Welcome | undefined;
  readonly told: Told;
  readonly captures: Captures | undefined;
  readonly examOpened: boolean;
  readonly unsent: number;
  /** More than one monitor is connected. */
  readonly several: boolean;
  readonly startPhoto: StartPhotoView | undefined;
  /** What a detector wants the student to know. */
  readonly warning: DetectorWarning | undefined;
}

/** A sitting as pages show it at this moment. */
export function snapshotOf({ record, welcome, told, captures, line, several, ...same }: Parts, now: number): Snapshot {
  const off = { state: "off", recorded: false } as const;
  return {
    ...same,
    online: line?.online ?? false,
    exam: record?.exam ?? welcome?.exam,
    brief: welcome?.exam,
    endsAt: told.endsAt,
    student: record?.student,
    policy: record?.policy,
    camera: captures?.camera.view() ?? off,
    screen: captures?.screen.view() ?? off,
    begun: captures?.sending ?? false,
    declineTold: told.declined,
    recent: now - (record?.lastAlive ?? 0) < recentMilliseconds,
    help: told.help,
    paused: told.paused,
    severalMonitors: several && record?.policy.options.severalMonitors === true,
    ...told.notices,
  };
}
