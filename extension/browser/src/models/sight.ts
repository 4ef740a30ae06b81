/** The size of the pictures whose quality is judged. */
export const judged = { width: 80, height: 60 } as const;

/** A picture in which nothing is brighter, on the average, shows too little. */
const dark = 28;
/** The mean difference of a pixel to its neighbours below which there is no edge anywhere: covered, fogged or far out of focus. */
const blurred = 1;

/** Why somebody might be in a picture (RGBA, of the size above) and not be found; undefined where it is as a picture should be. */
export function poorSight(pixels: Uint8ClampedArray): "dark" | "blurred" | undefined {
  const { width, height } = judged;
  const gray = new Float32Array(width * height);
  let sum = 0;
  for (let pixel = 0; pixel < gray.length; pixel += 1) {
    const at = pixel * 4;
    const value = 0.299 * (pixels[at] ?? 0) + 0.587 * (pixels[at + 1] ?? 0) + 0.114 * (pixels[at + 2] ?? 0);
    gray[pixel] = value;
    sum += value;
  }
  if (sum / gray.length < dark) {
    return "dark";
  }
  return edges(gray, width, height) < blurred ? "blurred" : undefined;
}

/** The mean of what the Laplacian leaves of a picture. */
export function edges(gray: Float32Array, width: number, height: number): number {
  let sum = 0;
  for (let y = 1; y < height - 1; y += 1) {
    for (let x = 1; x < width - 1; x += 1) {
      const at = y * width + x;
      const around = (gray[at - 1] ?? 0) + (gray[at + 1] ?? 0) + (gray[at - width] ?? 0) + (gray[at + width] ?? 0);
      sum += Math.abs(4 * (gray[at] ?? 0) - around) / 4;
    }
  }
  return sum / ((width - 2) * (height - 2));
}
