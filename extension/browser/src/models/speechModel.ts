import { ownBytes } from "../inside/ownFiles.js";
import { frameSamples } from "./sound.js";
import { taken, VoiceNetwork } from "./voiceNetwork.js";

/** Tells how likely somebody speaks. */
export interface SpeechModel {
  /** How likely this frame of sound is speech, 0 to 1, given those before it. */
  hear(frame: Float32Array): number;
  /** What comes next has nothing to do with what came before. */
  forget(): void;
}

/** Silero VAD v5, all of it from this package. */
export async function openSpeechModel(): Promise<SpeechModel> {
  return speechModelOf(new Float32Array(await ownBytes("models/voice.bin")));
}

/** The same on its weights. */
export function speechModelOf(weights: Float32Array): SpeechModel {
  const network = new VoiceNetwork(weights);
  // The end of the frame before, and the frame.
  const input = new Float32Array(taken);
  return {
    hear(frame) {
      input.copyWithin(0, frameSamples);
      input.set(frame, taken - frameSamples);
      return network.hear(input);
    },
    forget() {
      input.fill(0);
      network.forget();
    },
  };
}
