import { Connection, type ConnectionState } from "./connection.ts";
import {
  type Client,
  type FromTeacherAnnounce,
  type FromTeacherCandidate,
  type FromTeacherEnd,
  type FromTeacherHelped,
  type FromTeacherMessage,
  type FromTeacherPause,
  type FromTeacherSubscribe,
  type FromTeacherUnsubscribe,
  PROTOCOL,
  type ServerToTeacher,
  type TeacherMessage,
} from "./generated/protocol.ts";
import { browserSurroundings, type Surroundings } from "./surroundings.ts";

/** What a teacher's client is made of. */
export interface TeacherClientOptions {
  /** The relay's WebSocket; the page's cookie says who the teacher is. */
  readonly url: string;
  readonly client: Client;
  /** Each message of the relay, in order. After every welcome, viewers must subscribe anew. */
  onMessage(message: ServerToTeacher): void;
  onState?(state: ConnectionState): void;
  readonly surroundings?: Surroundings;
}

/** A teacher's side of the conversation: comes back by itself and watches the same exams again. */
export class TeacherClient {
  readonly #options: TeacherClientOptions;
  readonly #connection: Connection<ServerToTeacher, TeacherMessage>;
  readonly #exams = new Set<string>();

  constructor(options: TeacherClientOptions) {
    this.#options = options;
    this.#connection = new Connection<ServerToTeacher, TeacherMessage>(
      options.url,
      {
        hello: () => ({ type: "hello", protocol: PROTOCOL, client: options.client }),
        received: (message) => {
          this.#received(message);
        },
        stateChanged: (state) => options.onState?.(state),
      },
      options.surroundings ?? browserSurroundings(),
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

  /** Asks for an exam's roster and its news, now and after every reconnect. */
  watch(exam: string): void {
    this.#exams.add(exam);
    this.#connection.send({ type: "watch", exam });
  }

  unwatch(exam: string): void {
    if (this.#exams.delete(exam)) {
      this.#connection.send({ type: "unwatch", exam });
    }
  }

  /** Sends anything else; false if there is no connection now. */
  send(
    message:
      | FromTeacherSubscribe
      | FromTeacherCandidate
      | FromTeacherUnsubscribe
      | FromTeacherMessage
      | FromTeacherAnnounce
      | FromTeacherHelped
      | FromTeacherPause
      | FromTeacherEnd,
  ): boolean {
    return this.#connection.send(message);
  }

  close(): void {
    this.#connection.stop("closed");
  }

  #received(message: ServerToTeacher): void {
    if (message.type === "welcome") {
      this.#connection.welcomed(message.serverTime);
      this.#exams.forEach((exam) => this.#connection.send({ type: "watch", exam }));
    }
    this.#options.onMessage(message);
  }
}
