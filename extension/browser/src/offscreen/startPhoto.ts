import type { Clock } from "../detectors/detector.js";
import { photograph } from "../evidence/photograph.js";
import type { Policy } from "../network/protocol.js";

/** How many faces a photo shows; undefined where that cannot be told. */
export type CountFaces = (photo: Blob) => Promise<number | undefined>;

/** The photo before beginning, as the page shows it. */
export interface StartPhotoView {
  /** A JPEG in a data address, once one is taken. */
  readonly picture?: string | undefined;
  /** The camera gave no picture just now. */
  readonly failed?: boolean;
  /** How many faces it shows, where that can be told. */
  readonly faces?: number | undefined;
}

/** A photo of the student that they take, look at and take again; it goes nowhere before they begin. */
export class StartPhoto {
  private taken: { readonly blob: Blob; readonly at: number } | undefined;
  private shown: StartPhotoView = {};

  constructor(
    private readonly clock: Clock,
    private readonly faces: CountFaces | undefined,
    private readonly changed: () => void,
  ) {}

  /** What the page shows; undefined where the policy wants none. */
  view(policy: Policy | undefined): StartPhotoView | undefined {
    return policy?.options.photoAtStart === true ? this.shown : undefined;
  }

  /** Whether the exam may begin, as far as this photo goes. */
  ready(policy: Policy | undefined): boolean {
    return policy?.options.photoAtStart !== true || this.taken !== undefined;
  }

  /** Takes it, or takes it again. */
  async take(camera: MediaStream | undefined): Promise<void> {
    const at = this.clock.now();
    const blob = await photograph(camera, this.clock).catch(() => undefined);
    if (blob === undefined) {
      this.shown = { ...this.shown, failed: true };
    } else {
      this.taken = { blob, at };
      this.shown = { picture: await dataAddress(blob) };
      void this.count(blob);
    }
    this.changed();
  }

  /** The photo, to be kept as evidence; from here on it is nothing of ours. */
  handOver(): { readonly blob: Blob; readonly at: number } | undefined {
    const { taken } = this;
    this.taken = undefined;
    this.shown = {};
    return taken;
  }

  private async count(blob: Blob): Promise<void> {
    const faces = await this.faces?.(blob).catch(() => undefined);
    if (this.taken?.blob === blob && faces !== undefined) {
      this.shown = { ...this.shown, faces };
      this.changed();
    }
  }
}

async function dataAddress(blob: Blob): Promise<string> {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  let text = "";
  for (let at = 0; at < bytes.length; at += 0x8000) {
    text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  }
  return `data:${blob.type};base64,${btoa(text)}`;
}
