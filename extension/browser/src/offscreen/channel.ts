import type { Clock } from "../detectors/detector.js";
import type { Trouble } from "../inside/trouble.js";
import type { CaptureView } from "../inside/messages.js";
import type { Policy, Source } from "../network/protocol.js";
import { Capture } from "./capture.js";
import type { Journal } from "./journal.js";
import { publishes } from "./needed.js";
import { Publisher, type PeerLine } from "./publisher.js";

/** What one source's way to the relay is made of. */
export interface ChannelSetup {
  readonly source: Source;
  readonly policy: Policy;
  readonly clock: Clock;
  readonly random: () => number;
  readonly line: PeerLine;
  readonly journal: Journal;
  readonly open: () => Promise<MediaStream>;
  readonly explain: (error: unknown) => Promise<Trouble>;
  readonly newPeer: () => string;
  readonly connect: () => RTCPeerConnection;
  readonly changed: () => void;
  /** The student has looked at the pictures and begun: what is held may be sent. */
  readonly begun: () => boolean;
}

/** One source from its device to the recording, with the events that tell its gaps. */
export class Channel {
  readonly capture: Capture;
  readonly publisher: Publisher;
  /** It was recorded at least once in this attempt. */
  started: boolean;
  readonly source: Source;
  private warning: Trouble | undefined;
  private mediaAway = false;
  private gapSince: number | undefined;
  private readonly key: string;

  /** `goneSince`: it was being recorded until this local time, when the extension died. */
  constructor(
    private readonly setup: ChannelSetup,
    goneSince: number | undefined,
  ) {
    const { source, policy, clock, random, line, newPeer, connect, changed } = setup;
    this.source = source;
    this.key = `capture.${source}`;
    this.started = goneSince !== undefined;
    this.gapSince = setup.journal.stillOpen(this.key) === undefined ? goneSince : undefined;
    this.capture = new Capture(
      setup.open,
      setup.explain,
      source === "camera" ? "camera-stopped" : "screen-stopped",
      {
        changed,
        held: () => {
          this.send();
        },
        ended: (at) => {
          this.ended(at);
        },
      },
      clock,
    );
    this.publisher = new Publisher({
      source,
      policy,
      line,
      clock,
      random,
      newPeer,
      connect,
      flowing: () => {
        this.flowing();
      },
      broken: (at) => {
        this.gapSince ??= at;
        changed();
      },
    });
  }

  /** It does what it is captured for: it flows to the relay, or is looked at here where it goes no further. */
  get connected(): boolean {
    return publishes(this.setup.source, this.setup.policy) ? this.publisher.connected : this.capture.state === "held" && this.setup.begun();
  }

  view(): CaptureView {
    const { state, trouble } = this.capture;
    const warning = this.mediaAway ? "media-away" : this.warning;
    return { state, recorded: this.connected, trouble, warning: state === "held" ? warning : undefined };
  }

  /** Sends what is held, once the student has begun; nothing of it is at the relay before. */
  send(): void {
    const { stream } = this.capture;
    if (stream === undefined || !this.setup.begun()) {
      return;
    }
    if (publishes(this.setup.source, this.setup.policy)) {
      this.publisher.publish(stream);
    } else {
      this.flowing();
    }
  }

  /** The relay has let a peer connection go, for a reason that may be worth telling. */
  peerClosed(peer: string, reason: string): void {
    if (this.publisher.peerClosed(peer)) {
      this.mediaAway = reason === "media-away";
      this.setup.changed();
    }
  }

  /** What the device delivers is of no use, or is again. */
  warn(warning: Trouble | undefined): void {
    if (warning !== this.warning) {
      this.warning = warning;
      this.setup.changed();
    }
  }

  /** Lets go of the device and asks for it anew; to the relay this is a gap. */
  async again(): Promise<void> {
    if (this.connected) {
      this.gapSince ??= this.setup.clock.now();
    }
    this.warning = undefined;
    this.release("asked again");
    await this.capture.acquire();
  }

  /** Lets go of device and relay; false when a track is still live. */
  release(reason: string): boolean {
    this.publisher.stop(reason);
    return this.capture.release();
  }

  private flowing(): void {
    const { journal, source, clock, changed } = this.setup;
    const detail = { source };
    const now = clock.now();
    if (journal.stillOpen(this.key) !== undefined) {
      void journal.write({ kind: "capture.started", at: now, detail, ends: this.key });
    } else if (this.gapSince !== undefined) {
      const durationMs = Math.max(0, Math.round(now - this.gapSince));
      void journal.write({ kind: "capture.interrupted", at: this.gapSince, detail, durationMs });
    } else if (!this.started) {
      void journal.write({ kind: "capture.started", at: now, detail });
    }
    this.started = true;
    this.mediaAway = false;
    this.gapSince = undefined;
    changed();
  }

  private ended(at: number): void {
    const { journal, source } = this.setup;
    this.publisher.stop("track ended");
    if (this.started && journal.stillOpen(this.key) === undefined) {
      const detail = { source, reason: "ended" };
      void journal.write({ kind: "capture.stopped", at: this.gapSince ?? at, detail, open: this.key });
    }
    this.gapSince = undefined;
  }
}
