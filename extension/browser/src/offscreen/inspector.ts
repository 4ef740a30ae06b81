import type { Clock } from "../detectors/detector.js";
import type { Trouble } from "../inside/trouble.js";
import type { Captures } from "./captures.js";
import type { Channel } from "./channel.js";
import type { Ear } from "./ear.js";
import { inspected, PictureInspection, SoundInspection } from "./inspection.js";
import { Picture } from "./picture.js";

const pause = 1000;

/** Looks once a second at what the devices of an attempt deliver, and warns where it is of no use. */
export class Inspector {
  private readonly camera = new Source(false, "camera-black", "camera-frozen");
  private readonly screen = new Source(true, "screen-black", undefined);
  private sound: { readonly stream: MediaStream; readonly inspection: SoundInspection } | undefined;

  constructor(
    private readonly clock: Clock,
    private readonly captures: () => Captures | undefined,
    private readonly ear: Ear,
  ) {}

  start(): void {
    const captures = this.captures();
    if (captures !== undefined) {
      const now = this.clock.now();
      captures.camera.warn(this.camera.look(captures.camera, now) ?? this.silence(captures.camera, now));
      captures.screen.warn(this.screen.look(captures.screen, now));
    }
    this.clock.after(pause, () => {
      this.start();
    });
  }

  private silence({ capture: { stream } }: Channel, now: number): Trouble | undefined {
    if (stream === undefined || stream.getAudioTracks().length === 0) {
      this.sound = undefined;
      return undefined;
    }
    if (this.sound?.stream !== stream) {
      this.sound = { stream, inspection: new SoundInspection() };
    }
    const level = this.ear.level(stream);
    return level !== undefined && this.sound.inspection.listen(level, now) ? "microphone-silent" : undefined;
  }
}

/** The pictures of one source; a new stream is looked at afresh. */
class Source {
  private readonly picture = new Picture(inspected.width, inspected.height);
  private stream: MediaStream | undefined;
  private inspection: PictureInspection;

  constructor(
    private readonly still: boolean,
    private readonly black: Trouble,
    private readonly frozen: Trouble | undefined,
  ) {
    this.inspection = new PictureInspection(still);
  }

  look({ capture: { stream } }: Channel, now: number): Trouble | undefined {
    if (stream !== this.stream) {
      this.stream = stream;
      this.inspection = new PictureInspection(this.still);
    }
    const pixels = this.picture.pixels(stream);
    const fault = pixels === undefined ? undefined : this.inspection.look(pixels, now);
    return fault === "black" ? this.black : fault === "frozen" ? this.frozen : undefined;
  }
}
