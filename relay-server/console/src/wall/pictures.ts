import type { IceServer, ServerToTeacher, TeacherClient } from "@candor/signaling-client";
import type { Feed } from "./feed.ts";
import { type Pause, Turns, untilIdle } from "./turns.ts";

/** How much of a picture must be in the window to count as in sight. */
const SHARE = 0.01;

/** At most so many pictures are being asked for at a time. */
const AT_ONCE = 4;

/** Nothing begins while the page scrolls, nor for so long afterwards, in milliseconds. */
const SCROLLED_MS = 150;

/** A page that is out of sight for so long, in milliseconds, fetches nothing any more. */
const HIDDEN_MS = 5000;

/** What all live pictures of a room share: the connection, who is in sight, and whose turn it is. */
export class Pictures {
  readonly client: TeacherClient;
  readonly iceServers: readonly IceServer[];
  readonly turns = new Turns(AT_ONCE, (then) => { this.#quiet(then); });
  readonly #feeds = new Set<Feed>();
  readonly #watched = new Map<Element, (seen: boolean) => void>();
  readonly #sight: IntersectionObserver;
  #covered = false;
  #hidden = false;
  #scrolledAt = 0;
  #hiding: ReturnType<typeof setTimeout> | undefined;

  constructor(client: TeacherClient, iceServers: readonly IceServer[]) {
    this.client = client;
    this.iceServers = iceServers;
    this.#sight = new IntersectionObserver(
      (entries) => {
        entries.forEach((entry) => this.#watched.get(entry.target)?.(entry.isIntersecting));
      },
      { threshold: SHARE },
    );
    document.addEventListener("visibilitychange", this.#pageSeen);
    document.addEventListener("scroll", this.#scrolled, { passive: true });
  }

  /** Whether something else lies over the wall; its pictures are not fetched meanwhile. */
  set covered(covered: boolean) {
    this.#covered = covered;
    this.#tell();
  }

  /** Whether pictures of this kind can be seen at all now. */
  shows(front: boolean): boolean {
    return !this.#hidden && (front || !this.#covered);
  }

  /** Says from now on whether an element is in sight. */
  watch(element: Element, seen: (seen: boolean) => void): void {
    this.#watched.set(element, seen);
    this.#sight.observe(element);
  }

  forget(element: Element): void {
    this.#watched.delete(element);
    this.#sight.unobserve(element);
  }

  enter(feed: Feed): void {
    this.#feeds.add(feed);
  }

  leave(feed: Feed): void {
    this.#feeds.delete(feed);
  }

  /** Leads a message about a viewer to its picture; false if it is about none. */
  heard(message: ServerToTeacher): boolean {
    return ("viewer" in message || message.type === "problem") && [...this.#feeds].some((feed) => feed.heard(message));
  }

  /** The connection is new: whatever was watched before has to be asked for again. */
  restart(): void {
    this.#feeds.forEach((feed) => {
      feed.restart();
    });
  }

  close(): void {
    document.removeEventListener("visibilitychange", this.#pageSeen);
    document.removeEventListener("scroll", this.#scrolled);
    clearTimeout(this.#hiding);
    this.#sight.disconnect();
    this.#feeds.forEach((feed) => {
      feed.close();
    });
  }

  readonly #scrolled = (): void => {
    this.#scrolledAt = Date.now();
  };

  /** Making a connection takes the page a moment, which scrolling would show. */
  readonly #quiet: Pause = (then) => {
    const rest = this.#scrolledAt + SCROLLED_MS - Date.now();
    if (rest > 0) {
      setTimeout(() => {
        this.#quiet(then);
      }, rest);
    } else {
      untilIdle(then);
    }
  };

  readonly #pageSeen = (): void => {
    clearTimeout(this.#hiding);
    if (document.visibilityState === "hidden") {
      this.#hiding = setTimeout(() => {
        this.#hidden = true;
        this.#tell();
      }, HIDDEN_MS);
    } else {
      this.#hidden = false;
      this.#tell();
    }
  };

  #tell(): void {
    this.#feeds.forEach((feed) => {
      feed.consider();
    });
  }
}
