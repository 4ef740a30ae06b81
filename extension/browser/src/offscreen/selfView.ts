import type { Clock } from "../detectors/detector.js";

const width = 160;
const height = 120;
const pause = 333;

/** Small pictures of the student's own camera, three a second, while somebody looks; they never leave the browser. */
export class SelfView {
  private readonly video = document.createElement("video");
  private readonly canvas = document.createElement("canvas");
  private running = false;

  constructor(
    private readonly clock: Clock,
    private readonly camera: () => MediaStream | undefined,
    private readonly lookers: () => readonly ((jpeg: string) => void)[],
  ) {
    this.video.muted = true;
    this.canvas.width = width;
    this.canvas.height = height;
  }

  /** Somebody may have begun to look. */
  wake(): void {
    if (!this.running && this.lookers().length > 0) {
      this.running = true;
      this.next();
    }
  }

  private next(): void {
    const lookers = this.lookers();
    if (lookers.length === 0) {
      this.running = false;
      this.video.srcObject = null;
      return;
    }
    const stream = this.camera();
    if (stream !== undefined) {
      this.draw(stream, lookers);
    }
    this.clock.after(pause, () => {
      this.next();
    });
  }

  private draw(stream: MediaStream, lookers: readonly ((jpeg: string) => void)[]): void {
    if (this.video.srcObject !== stream) {
      this.video.srcObject = stream;
      this.video.play().catch(() => undefined);
      return;
    }
    if (this.video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) {
      return;
    }
    this.canvas.getContext("2d")?.drawImage(this.video, 0, 0, width, height);
    const jpeg = this.canvas.toDataURL("image/jpeg", 0.7);
    for (const look of lookers) {
      look(jpeg);
    }
  }
}
