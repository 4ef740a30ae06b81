import type { CapturedSource, CaptureFault, Clock, Signal } from "../detectors/detector.js";
import type { Trouble } from "../inside/trouble.js";
import type { Captures } from "./captures.js";
import type { Channel } from "./channel.js";
import type { Ear } from "./ear.js";
import { inspected, MuteInspection, PictureInspection, SoundInspection } from "./inspection.js";
import { Picture } from "./picture.js";

const pause = 1000;

type Fault = Extract<Signal, { type: "captured" }>["fault"];

const troubles: Readonly<Record<CapturedSource, Readonly<Partial<Record<CaptureFault, Trouble>>>>> = {
  camera: { black: "camera-black", frozen: "camera-frozen", muted: "camera-muted" },
  microphone: { muted: "microphone-muted" },
  screen: { black: "screen-black", muted: "screen-muted" },
};

/** Looks once a second at what the devices of an attempt deliver, warns where it is of no use, and tells the detectors. */
export class Inspector {
  private readonly camera = new VideoSource(false);
  private readonly screen = new VideoSource(true);
  private readonly microphone = new Muting();
  private sound: { readonly stream: MediaStream; readonly inspection: SoundInspection } | undefined;

  constructor(
    private readonly clock: Clock,
    private readonly captures: () => Captures | undefined,
    private readonly ear: Ear,
    private readonly tell: (signal: Signal) => void,
  ) {}

  start(): void {
    const captures = this.captures();
    if (captures !== undefined) {
      const { camera, screen } = captures;
      const now = this.clock.now();
      const face = this.found("camera", this.camera.look(camera, now));
      const voice = this.found("microphone", this.microphone.look(camera.capture.stream?.getAudioTracks()[0], now));
      camera.warn(face ?? voice ?? this.silence(camera, now));
      screen.warn(this.found("screen", this.screen.look(screen, now)));
    }
    this.clock.after(pause, () => {
      this.start();
    });
  }

  private found(source: CapturedSource, fault: Fault): Trouble | undefined {
    this.tell({ type: "captured", source, ...(fault === undefined ? {} : { fault }) });
    return fault === undefined ? undefined : troubles[source][fault.kind];
  }

  private silence({ capture: { stream } }: Channel, now: number): Trouble | undefined {
    if (stream === undefined || stream.getAudioTracks().length === 0) {
      this.sound = undefined;
      this.ear.level(undefined);
      return undefined;
    }
    if (this.sound?.stream !== stream) {
      this.sound = { stream, inspection: new SoundInspection() };
    }
    const level = this.ear.level(this.sound.inspection.heard ? undefined : stream);
    return level !== undefined && this.sound.inspection.listen(level, now) ? "microphone-silent" : undefined;
  }
}

/** Whether one track is muted; a new track is looked at afresh. */
class Muting {
  private track: MediaStreamTrack | undefined;
  private inspection = new MuteInspection();

  look(track: MediaStreamTrack | undefined, now: number): Fault {
    if (track !== this.track) {
      this.track = track;
      this.inspection = new MuteInspection();
    }
    const since = this.inspection.look(track?.muted === true, now);
    return since === undefined ? undefined : { kind: "muted", since };
  }
}

/** The pictures of one source; a new stream is looked at afresh. */
class VideoSource {
  private readonly picture = new Picture(inspected.width, inspected.height);
  private readonly muting = new Muting();
  private stream: MediaStream | undefined;
  private inspection: PictureInspection;

  constructor(private readonly still: boolean) {
    this.inspection = new PictureInspection(still);
  }

  look({ capture: { stream } }: Channel, now: number): Fault {
    if (stream !== this.stream) {
      this.stream = stream;
      this.inspection = new PictureInspection(this.still);
    }
    const pixels = this.picture.pixels(stream);
    const kind = pixels === undefined ? undefined : this.inspection.look(pixels, now);
    const muted = this.muting.look(stream?.getVideoTracks()[0], now);
    // A muted track shows its last picture, or black: the browser knows better.
    return muted ?? (kind === undefined ? undefined : { kind, since: this.inspection.since });
  }
}
