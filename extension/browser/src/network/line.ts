// What a sitting needs of its connection to the relay; the resuming client is behind it, a scripted one in tests.
import type { EventKind, ServerToStudent, StudentMessage } from "./protocol.js";

/** What belongs to one peer connection. */
export type PeerMessage = Extract<StudentMessage, { type: "offer" | "candidate" | "closePeer" }>;
/** What a sitting hears; acknowledgements and pongs are the line's own business. */
export type Incoming = Exclude<ServerToStudent, { type: "ack" | "pong" }>;

/** An event to be sent; `at` is on the local clock. */
export interface NewEvent {
  readonly kind: EventKind;
  readonly at: number;
  readonly detail: Readonly<Record<string, string | number | boolean>>;
  readonly ends?: number;
  readonly durationMs?: number;
}

/** What a line tells. */
export interface LineListener {
  incoming(message: Incoming): void;
  /** The relay was last heard at this local time; the line goes on trying. */
  down(at: number): void;
  /** How many events wait for the relay's acknowledgement has changed. */
  unsent(count: number): void;
}

/** A connection to the relay that mends itself. */
export interface Line {
  readonly online: boolean;
  /** Moves a local time to the relay's clock, as well as that is known. */
  serverTime(at: number): number;
  /** Sends now, or not at all when offline. */
  send(message: PeerMessage): void;
  /** Gives consent; said again after a reconnect until the relay has it. */
  consent(textVersion: string, language: string, wording?: string): void;
  /** Says that the student does not take part; said again after a reconnect until the relay has it. */
  decline(reason?: string): void;
  /** Asks for help, or takes it back; not at all when offline. */
  help(wanted: boolean): void;
  /** Keeps the event, sends it until it is acknowledged; resolves to its number once it is kept. */
  report(event: NewEvent): Promise<number>;
  /** Asks to finish once every event is acknowledged. */
  finish(): void;
  /** Closes and forgets every event kept. */
  discard(): Promise<void>;
}

/** How a line is opened. */
export interface LineSetup {
  readonly relay: string;
  readonly credential: { readonly launch: string; readonly takeOver?: boolean } | { readonly resume: string };
  /** The name under which this browser keeps the attempt's events. */
  readonly queue: string;
  /** Keeps the token that lets this browser back in. */
  readonly keepResume: (token: string) => Promise<void>;
}

export type OpenLine = (setup: LineSetup, listener: LineListener) => Line;
