import type { Clock } from "../detectors/detector.js";
import type { Keeper } from "../evidence/piece.js";
import type { Look } from "../inside/messages.js";
import type { AttemptRecord } from "../inside/store.js";
import type { Devices } from "../inside/trouble.js";
import type { OpenLine } from "../network/line.js";
import type { IceServer } from "../network/protocol.js";
import type { Senses } from "../models/senses.js";
import type { CountFaces } from "./startPhoto.js";
import type { MediaDoor } from "./media.js";

/** What a sitting needs from the document it lives in. */
export interface SittingHost {
  readonly clock: Clock;
  readonly random: () => number;
  readonly media: MediaDoor;
  readonly newId: () => string;
  readonly attempts: { save(record: AttemptRecord): Promise<void>; clear(): Promise<void> };
  readonly openLine: OpenLine;
  readonly connect: (servers: readonly IceServer[]) => RTCPeerConnection;
  readonly devices: () => Promise<Devices>;
  /** Something that pages show has changed. */
  readonly show: () => void;
  /** Asks one consent page to open or show the exam's page. */
  readonly openExam: () => void;
  /** Whether more than one monitor is connected. */
  readonly severalMonitors: () => boolean;
  /** The models that look and listen, started for a policy that asks for them. */
  readonly senses?: Pick<Senses, "start" | "stop" | "clip">;
  /** Keeps evidence until the relay has it. */
  readonly evidence?: Keeper;
  /** How many faces a photo shows, where this browser can tell. */
  readonly faces?: CountFaces;
  /** A picture of the tab in front of a window, unless it is one of these or may not be seen. */
  readonly tabPicture: (windowId: number, except: readonly number[]) => Promise<Blob | undefined>;
  readonly look: () => Promise<Look | undefined>;
  /** This browser session has an attempt that must be brought back when this document dies. */
  readonly running: (running: boolean) => void;
}
