/** Samples a second that the model of speech wants, of one channel. */
export const sampleRate = 16_000;
/** Samples it takes at once: 32 milliseconds. */
export const frameSamples = 512;
