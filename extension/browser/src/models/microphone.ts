import { sampleRate } from "./sound.js";

/** Gives the sound of a stream away in blocks of samples, until it is closed. */
export interface Microphone {
  close(): void;
}

/** Listens to a stream, at the speech model's rate; the sound goes nowhere else. */
export async function openMicrophone(stream: MediaStream, heard: (block: Float32Array) => void): Promise<Microphone> {
  // Without a loudspeaker: there is nothing to be played, and a device that is held open costs.
  const silent = { sampleRate, latencyHint: "playback", sinkId: { type: "none" } } as AudioContextOptions;
  const audio = new AudioContext(silent);
  await audio.audioWorklet.addModule(chrome.runtime.getURL("soundBlocks.js"));
  const blocks = new AudioWorkletNode(audio, "sound-blocks", { numberOfOutputs: 0, channelCount: 1, channelCountMode: "explicit" });
  blocks.port.onmessage = ({ data }: MessageEvent<Float32Array>) => {
    heard(data);
  };
  audio.createMediaStreamSource(stream).connect(blocks);
  return {
    close() {
      blocks.port.onmessage = null;
      void audio.close();
    },
  };
}
