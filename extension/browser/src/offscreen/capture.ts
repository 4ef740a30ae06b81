import type { Clock } from "../detectors/detector.js";
import type { Trouble } from "../inside/trouble.js";
import { stopTracks } from "./media.js";

/** Where one capture stands. */
export type CaptureState = "off" | "asking" | "held" | "lost";

/** What a capture tells its owner. */
export interface CaptureListener {
  changed(): void;
  /** The stream is held; it may be published. */
  held(stream: MediaStream): void;
  /** A track ended by itself (the student or the system stopped it) at this local time. */
  ended(at: number): void;
}

/** One captured source: asks, holds, notices when a track ends, lets go of every track. */
export class Capture {
  state: CaptureState = "off";
  trouble: Trouble | undefined;
  stream: MediaStream | undefined;

  constructor(
    private readonly open: () => Promise<MediaStream>,
    private readonly explain: (error: unknown) => Promise<Trouble>,
    private readonly endedTrouble: Trouble,
    private readonly listener: CaptureListener,
    private readonly clock: Clock,
  ) {}

  /** Asks for the stream; does nothing while it is held or being asked for. Never rejects: see `trouble`. */
  async acquire(): Promise<void> {
    if (this.state === "asking" || this.state === "held") {
      return;
    }
    this.become("asking", undefined);
    let stream: MediaStream;
    try {
      stream = await this.open();
    } catch (error) {
      const trouble = await this.explain(error);
      if (this.asking()) {
        this.become("lost", trouble);
      }
      return;
    }
    if (!this.asking()) {
      stopTracks(stream);
      return;
    }
    this.hold(stream);
  }

  /** Somebody else was refused what this capture would ask for. */
  refuse(trouble: Trouble): void {
    if (this.state !== "held") {
      this.become("lost", trouble);
    }
  }

  /** Stops every track; returns false when a track is still live afterwards. */
  release(): boolean {
    const stream = this.stream;
    this.stream = undefined;
    this.become("off", undefined);
    return stream === undefined || stopTracks(stream);
  }

  // A method, so that the compiler forgets what the state was before an await.
  private asking(): boolean {
    return this.state === "asking";
  }

  private hold(stream: MediaStream): void {
    this.stream = stream;
    for (const track of stream.getTracks()) {
      track.addEventListener("ended", () => {
        this.trackEnded(stream);
      });
    }
    this.become("held", undefined);
    this.listener.held(stream);
    if (stream.getTracks().some((track) => track.readyState === "ended")) {
      this.trackEnded(stream);
    }
  }

  private trackEnded(stream: MediaStream): void {
    if (this.stream !== stream) {
      return;
    }
    this.stream = undefined;
    stopTracks(stream);
    this.become("lost", this.endedTrouble);
    this.listener.ended(this.clock.now());
  }

  private become(state: CaptureState, trouble: Trouble | undefined): void {
    this.state = state;
    this.trouble = trouble;
    this.listener.changed();
  }
}
