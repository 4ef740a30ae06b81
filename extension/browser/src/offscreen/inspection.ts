// Looks at what a device delivers, not only at whether it was granted: a covered lens, a picture that stands still, silence.

/** What may be wrong with a picture. */
export type PictureFault = "black" | "frozen";

/** The size of the pictures that are looked at: small enough to cost nothing, large enough to see that something moves. */
export const inspected = { width: 32, height: 24 } as const;

const blackMilliseconds = 3000;
const frozenMilliseconds = 8000;
const mutedMilliseconds = 3000;
/** A dark room's camera is noisy; a covered lens or a forbidden screen is darker than this everywhere. */
const darkest = 24;
const silentMilliseconds = 8000;
/** Of the largest possible amplitude; a spoken word in front of a laptop reaches ten times as much. */
const audible = 0.01;

/** Watches the pictures of one video track, given a few times a second. */
export class PictureInspection {
  private last: Uint8ClampedArray | undefined;
  private sameSince: number | undefined;
  private blackSince: number | undefined;
  /** When the fault began that was told last. */
  since = 0;

  /** `still`: standing still is natural for this source, as it is for a screen. */
  constructor(private readonly still: boolean) {}

  /** The fault that has lasted long enough to be told, after this picture (RGBA) at this time. */
  look(pixels: Uint8ClampedArray, at: number): PictureFault | undefined {
    const black = pixels.every((value, index) => index % 4 === 3 || value < darkest);
    this.blackSince = black ? (this.blackSince ?? at) : undefined;
    const same = this.last?.every((value, index) => value === pixels[index]) === true;
    this.sameSince = same ? (this.sameSince ?? at) : undefined;
    this.last = pixels.slice();
    if (this.blackSince !== undefined && at - this.blackSince >= blackMilliseconds) {
      this.since = this.blackSince;
      return "black";
    }
    if (!this.still && this.sameSince !== undefined && at - this.sameSince >= frozenMilliseconds) {
      this.since = this.sameSince;
      return "frozen";
    }
    return undefined;
  }
}

/** Watches whether the browser says of a track that it delivers nothing, as when a key or the system has muted it. */
export class MuteInspection {
  private mutedSince: number | undefined;

  /** Since when it has been muted, once that is long enough to be told. */
  look(muted: boolean, at: number): number | undefined {
    this.mutedSince = muted ? (this.mutedSince ?? at) : undefined;
    return this.mutedSince !== undefined && at - this.mutedSince >= mutedMilliseconds ? this.mutedSince : undefined;
  }
}

/** Listens for the first sound of a microphone: from then on it works, however quiet the room. */
export class SoundInspection {
  /** There was a sound: nothing more needs to be listened for. */
  heard = false;
  private since: number | undefined;

  /** Whether nothing has been heard for so long that it should be told; `level` is 0 to 1. */
  listen(level: number, at: number): boolean {
    this.since ??= at;
    this.heard ||= level >= audible;
    return !this.heard && at - this.since >= silentMilliseconds;
  }
}
