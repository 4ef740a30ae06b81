/** Samples that a spectrum is made of, and how many frequencies it has. */
export const windowSamples = 256;
export const bins = windowSamples / 2 + 1;

const hann = Float32Array.from({ length: windowSamples }, (_, at) => 0.5 - 0.5 * Math.cos((2 * Math.PI * at) / windowSamples));
const cosines = Float32Array.from({ length: windowSamples / 2 }, (_, at) => Math.cos((2 * Math.PI * at) / windowSamples));
const sines = Float32Array.from({ length: windowSamples / 2 }, (_, at) => -Math.sin((2 * Math.PI * at) / windowSamples));
/** Where each sample goes before the transform: its number's eight bits turned round. */
const turned = Uint8Array.from({ length: windowSamples }, (_, at) => parseInt(at.toString(2).padStart(8, "0").split("").reverse().join(""), 2));

/** How loud each frequency is in the samples from `from` on, written to `magnitudes` from `to` on: a fast Fourier transform. */
export class Spectrum {
  private readonly real = new Float32Array(windowSamples);
  private readonly imaginary = new Float32Array(windowSamples);

  of(samples: Float32Array, from: number, magnitudes: Float32Array, to: number): void {
    const { real, imaginary } = this;
    for (let at = 0; at < windowSamples; at += 1) {
      real[turned[at] ?? 0] = (samples[from + at] ?? 0) * (hann[at] ?? 0);
    }
    imaginary.fill(0);
    for (let half = 1; half < windowSamples; half *= 2) {
      this.combine(half);
    }
    for (let bin = 0; bin < bins; bin += 1) {
      magnitudes[to + bin] = Math.sqrt((real[bin] ?? 0) ** 2 + (imaginary[bin] ?? 0) ** 2);
    }
  }

  /** Makes transforms of twice `half` samples out of pairs of half as many. */
  private combine(half: number): void {
    const { real, imaginary } = this;
    const step = windowSamples / 2 / half;
    for (let first = 0; first < windowSamples; first += 2 * half) {
      for (let at = 0; at < half; at += 1) {
        const one = first + at;
        const other = one + half;
        const cosine = (cosines[at * step] ?? 0);
        const sine = (sines[at * step] ?? 0);
        const turnedReal = (real[other] ?? 0) * cosine - (imaginary[other] ?? 0) * sine;
        const turnedImaginary = (real[other] ?? 0) * sine + (imaginary[other] ?? 0) * cosine;
        real[other] = (real[one] ?? 0) - turnedReal;
        imaginary[other] = (imaginary[one] ?? 0) - turnedImaginary;
        real[one] = (real[one] ?? 0) + turnedReal;
        imaginary[one] = (imaginary[one] ?? 0) + turnedImaginary;
      }
    }
  }
}
