import { picturesOf } from "../inside/pictures.js";

/** Takes small pictures of a stream. setTimeout drives it from outside: an offscreen document never gets an animation frame. */
export class Picture {
  private readonly video = document.createElement("video");
  private readonly canvas = document.createElement("canvas");
  private readonly context: CanvasRenderingContext2D | null;
  private stream: MediaStream | undefined;

  constructor(
    private readonly width: number,
    private readonly height: number,
  ) {
    this.video.muted = true;
    this.canvas.width = width;
    this.canvas.height = height;
    this.context = this.canvas.getContext("2d", { willReadFrequently: true });
  }

  /** The stream's picture as a JPEG in a data address; undefined while there is none. */
  jpeg(stream: MediaStream | undefined): string | undefined {
    return this.draw(stream) ? this.canvas.toDataURL("image/jpeg", 0.7) : undefined;
  }

  /** The stream's picture as RGBA; undefined while there is none. */
  pixels(stream: MediaStream | undefined): Uint8ClampedArray | undefined {
    return this.draw(stream) ? this.context?.getImageData(0, 0, this.width, this.height).data : undefined;
  }

  private draw(stream: MediaStream | undefined): boolean {
    if (this.stream !== stream) {
      this.stream = stream;
      this.video.srcObject = picturesOf(stream) ?? null;
      if (this.video.srcObject !== null) {
        this.video.play().catch(() => undefined);
      }
      return false;
    }
    if (this.video.srcObject === null || this.video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) {
      return false;
    }
    this.context?.drawImage(this.video, 0, 0, this.width, this.height);
    return true;
  }
}
