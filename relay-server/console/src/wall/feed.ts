import type { ServerToTeacher, Source } from "@candor/signaling-client";
import type { Pictures } from "./pictures.ts";
import { idle } from "./turns.ts";
import { Viewer } from "./viewer.ts";

/** A picture that has just gone out of sight is kept so long, in milliseconds, against flicker. */
const GRACE_MS = 700;

/** Until a picture that the relay closed is asked for again, in milliseconds. */
const AGAIN_MS = 2000;

/** What a feed is for. */
export interface Subject {
  readonly attempt: string;
  readonly source: Source;
  /** With sound, where the source has any. */
  readonly sound: boolean;
  /** In front of the wall, where nothing covers it. */
  readonly front: boolean;
}

/** Fetches one live picture while it is sent and in sight, and lets go of it when it is not. */
export class Feed {
  readonly #pictures: Pictures;
  readonly #subject: Subject;
  readonly #show: (stream: MediaStream | null) => void;
  #live = false;
  #seen = false;
  #viewer: Viewer | undefined;
  #giveUp: (() => void) | undefined;
  #done: (() => void) | undefined;
  #going: ReturnType<typeof setTimeout> | undefined;
  #again: ReturnType<typeof setTimeout> | undefined;

  constructor(pictures: Pictures, subject: Subject, show: (stream: MediaStream | null) => void) {
    this.#pictures = pictures;
    this.#subject = subject;
    this.#show = show;
    pictures.enter(this);
  }

  /** Whether the source is sent now. */
  set live(live: boolean) {
    this.#live = live;
    if (live) {
      this.consider();
    } else {
      this.#stop();
    }
  }

  /** Whether it is in sight now. */
  set seen(seen: boolean) {
    this.#seen = seen;
    this.consider();
  }

  /** Begins or ends what has to be, as things are now. */
  consider(): void {
    if (this.#live && this.#seen && this.#pictures.shows(this.#subject.front)) {
      clearTimeout(this.#going);
      this.#going = undefined;
      this.#begin();
    } else if (this.#viewer === undefined) {
      this.#stop();
    } else {
      this.#going ??= setTimeout(() => {
        this.#stop();
      }, GRACE_MS);
    }
  }

  restart(): void {
    this.#stop();
    this.consider();
  }

  close(): void {
    this.#stop();
    this.#pictures.leave(this);
  }

  /** Takes a message if it is about this picture's viewer; answers whether it is. */
  heard(message: ServerToTeacher): boolean {
    const viewer = this.#viewer;
    if (!viewer || about(message) !== viewer.id) {
      return false;
    }
    if (message.type === "answer") {
      void viewer.answer(message).finally(this.#done);
    } else if (message.type === "candidate") {
      void viewer.candidate(message);
    } else {
      this.#stop();
      this.#again = setTimeout(() => {
        this.#again = undefined;
        this.consider();
      }, AGAIN_MS);
    }
    return true;
  }

  #begin(): void {
    if (this.#viewer !== undefined || this.#giveUp !== undefined || this.#again !== undefined) {
      return;
    }
    this.#giveUp = this.#pictures.turns.take((done) => {
      this.#giveUp = undefined;
      this.#done = done;
      const { client, iceServers } = this.#pictures;
      const { attempt, source, sound } = this.#subject;
      this.#viewer = new Viewer(client, iceServers, this.#show, idle);
      void this.#viewer.start(attempt, source, sound && source === "camera");
    });
  }

  #stop(): void {
    clearTimeout(this.#again);
    clearTimeout(this.#going);
    this.#again = undefined;
    this.#going = undefined;
    this.#giveUp?.();
    this.#giveUp = undefined;
    if (this.#viewer !== undefined) {
      this.#viewer.close();
      this.#viewer = undefined;
      this.#show(null);
    }
    this.#done?.();
    this.#done = undefined;
  }
}

/** The viewer that a message is about, if it is about one. */
function about(message: ServerToTeacher): string | undefined {
  return "viewer" in message ? message.viewer : message.type === "problem" ? message.about : undefined;
}
