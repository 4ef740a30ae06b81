import { Connection, type ConnectionState, type StopReason } from "./connection.ts";
import { EventQueue, type NewEvent } from "./event-queue.ts";
import {
  type Client,
  type Detail,
  type EventKind,
  type FromStudentCandidate,
  type FromStudentClosePeer,
  type FromStudentConsent,
  type FromStudentDecline,
  type FromStudentHello,
  type FromStudentHelp,
  type FromStudentOffer,
  PROTOCOL,
  type ServerToStudent,
  type StudentMessage,
  type ToStudentWelcome,
} from "./generated/protocol.ts";
import type { QueueStore } from "./queue-store.ts";
import { browserSurroundings, type Surroundings } from "./surroundings.ts";

/** What a student's client is made of. At least one of launch and resume is needed. */
export interface ResumingClientOptions {
  /** The relay's WebSocket, such as wss://relay.example/signaling. */
  readonly url: string;
  readonly client: Client;
  /** Tried before resume, once; after a welcome it is forgotten. */
  readonly launch?: string;
  readonly resume?: string;
  /** With launch: the student has agreed to take the attempt from another browser that is in it. */
  readonly takeOver?: boolean;
  readonly store: QueueStore;
  /** Keeps the resume token; until that is done, the launch token stays good. */
  keepResume(token: string): Promise<void>;
  /** Each message of the relay, in order, once the client has drawn its own conclusions. */
  onMessage(message: ServerToStudent): void;
  onState?(state: ConnectionState): void;
  /** The store has failed; events go on being sent from memory. */
  onStoreFailure?(error: unknown): void;
  readonly surroundings?: Surroundings;
}

/** More about an event than its kind. */
export interface EventMore {
  /** Epoch milliseconds on the server's clock; now, if left out. */
  readonly at?: number;
  readonly detail?: Detail;
  readonly ends?: number;
  readonly durationMs?: number;
}

/**
 * A student's side of the conversation: comes back after every loss of the connection, until the
 * attempt is over or another browser has taken it.
 */
export class ResumingClient {
  readonly #options: ResumingClientOptions;
  readonly #connection: Connection<ServerToStudent, StudentMessage>;
  readonly #queue: EventQueue;
  #launch: string | undefined;
  #resume: string | undefined;
  #socketNumber = 0;
  /** The student's last word, until the relay has it. */
  #decision: FromStudentConsent | FromStudentDecline | undefined;
  #finishing = false;
  #finishSent = false;

  constructor(options: ResumingClientOptions) {
    this.#options = options;
    this.#launch = options.launch;
    this.#resume = options.resume;
    this.#connection = new Connection<ServerToStudent, StudentMessage>(
      options.url,
      {
        hello: () => this.#hello(),
        received: (message) => {
          this.#received(message);
        },
        stateChanged: (state) => {
          this.#stateChanged(state);
        },
      },
      options.surroundings ?? browserSurroundings(),
    );
    this.#queue = new EventQueue(
      options.store,
      (event) => this.#connection.send(event),
      (error) => options.onStoreFailure?.(error),
    );
  }

  get state(): ConnectionState {
    return this.#connection.state;
  }

  start(): void {
    this.#connection.start();
  }

  /** Epoch milliseconds on the server's clock, as well as it is known. */
  serverNow(): number {
    return this.#connection.clock.now();
  }

  /**
   * Notes an event. It will reach the relay, exactly once, even if the browser is killed after this
   * has resolved. Resolves with the sequence number, which an ending event names in `ends`.
   */
  record(kind: EventKind, more: EventMore = {}): Promise<number> {
    const { at = this.serverNow(), detail = {}, ends, durationMs } = more;
    const event: NewEvent = {
      kind,
      at: Math.max(0, Math.round(at)),
      detail,
      ...(ends === undefined ? {} : { ends }),
      ...(durationMs === undefined ? {} : { durationMs: Math.max(0, Math.round(durationMs)) }),
    };
    return this.#queue.record(event);
  }

  /** Gives consent; told again after a reconnect until `consented` has come. */
  consent(textVersion: string, language: string, wording?: string): void {
    this.#decide({ type: "consent", textVersion, language, ...(wording === undefined ? {} : { wording }) });
  }

  /** Says that the student does not take part; told again after a reconnect until `declined` has come. */
  decline(reason?: string): void {
    this.#decide({ type: "decline", ...(reason === undefined ? {} : { reason }) });
  }

  #decide(decision: FromStudentConsent | FromStudentDecline): void {
    this.#decision = decision;
    this.#connection.send(decision);
  }

  /** Sends what belongs to a peer connection, or a call for help; false if there is no connection now. */
  send(message: FromStudentOffer | FromStudentCandidate | FromStudentClosePeer | FromStudentHelp): boolean {
    return this.#connection.send(message);
  }

  /** Asks to finish, once every event is acknowledged; the client then stops with `finished`. */
  finish(): void {
    this.#finishing = true;
    void this.#queue.idle().then(() => {
      this.#finishIfEmpty();
    });
  }

  /** Closes for now, without finishing: the resume token stays good. */
  close(): void {
    this.#stop("closed");
  }

  #hello(): FromStudentHello {
    const token =
      this.#launch === undefined
        ? { resume: this.#resume ?? "" }
        : { launch: this.#launch, ...(this.#options.takeOver === true ? { takeOver: true } : {}) };
    return { type: "hello", protocol: PROTOCOL, client: this.#options.client, ...token };
  }

  #received(message: ServerToStudent): void {
    switch (message.type) {
      case "welcome":
        void this.#welcomed(message);
        return; // told once it has been kept
      case "ack":
        void this.#queue.acknowledged(message.seq).then(() => {
          this.#finishIfEmpty();
        });
        break;
      case "consented":
      case "declined":
        if (this.#decision?.type === (message.type === "consented" ? "consent" : "decline")) {
          this.#decision = undefined;
        }
        break;
      case "problem":
        if (message.lastEventSeq !== undefined) {
          void this.#queue.sendAgainAfter(message.lastEventSeq);
        }
        break;
      case "finished":
        this.#stop("finished");
        break;
      case "ended":
        this.#stop("ended", message.reason);
        break;
      case "replaced":
        void this.#queue.unsettle();
        this.#stop("replaced");
        break;
      case "answer":
      case "candidate":
      case "connected":
      case "peerClosed":
      case "pong":
      case "message":
      case "deadline":
      case "standing":
        break;
    }
    this.#options.onMessage(message);
  }

  async #welcomed(welcome: ToStudentWelcome): Promise<void> {
    const socketNumber = this.#socketNumber;
    if (welcome.resume !== this.#resume) {
      await this.#keepResume(welcome.resume);
    }
    this.#launch = undefined;
    this.#resume = welcome.resume;
    if (socketNumber !== this.#socketNumber) {
      return; // the connection was lost while the token was being kept
    }
    this.#connection.welcomed(welcome.serverTime);
    if (welcome.state === "finished") {
      this.#options.onMessage(welcome);
      this.#stop("finished");
      return;
    }
    const caughtUp = this.#queue.welcomed(welcome.lastEventSeq);
    if (this.#decision !== undefined) {
      this.#connection.send(this.#decision);
    }
    this.#options.onMessage(welcome);
    await caughtUp;
    this.#finishIfEmpty();
  }

  async #keepResume(token: string): Promise<void> {
    try {
      await this.#options.keepResume(token);
    } catch (error) {
      this.#options.onStoreFailure?.(error); // it is still known as long as this client lives
    }
  }

  #finishIfEmpty(): void {
    if (this.#finishing && !this.#finishSent && this.#queue.empty) {
      this.#finishSent = this.#connection.send({ type: "finish" });
    }
  }

  #stateChanged(state: ConnectionState): void {
    if (state.kind !== "online") {
      this.#socketNumber += 1;
      this.#finishSent = false;
      this.#queue.disconnected();
    }
    this.#options.onState?.(state);
  }

  #stop(reason: StopReason, words?: string): void {
    this.#connection.stop(reason, words === undefined ? {} : { words });
  }
}
