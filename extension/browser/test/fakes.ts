// Hand-written stand-ins for the browser: a clock that only moves when told, tracks, streams, peer connections.
import type { Clock } from "../src/detectors/detector.js";
import type { Policy } from "../src/network/protocol.js";

export class FakeClock implements Clock {
  time = 1_000_000;
  private timers: { at: number; run: () => void }[] = [];

  now(): number {
    return this.time;
  }

  after(milliseconds: number, run: () => void): () => void {
    const timer = { at: this.time + milliseconds, run };
    this.timers.push(timer);
    return () => {
      this.timers = this.timers.filter((other) => other !== timer);
    };
  }

  advance(milliseconds: number): void {
    const end = this.time + milliseconds;
    for (;;) {
      const next = this.timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
      if (next === undefined) {
        break;
      }
      this.timers = this.timers.filter((timer) => timer !== next);
      this.time = next.at;
      next.run();
    }
    this.time = end;
  }
}

/** Lets every promise that can settle do so. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 30; turn += 1) {
    await Promise.resolve();
  }
}

export class FakeTrack extends EventTarget {
  readyState: "live" | "ended" = "live";
  contentHint = "";

  constructor(
    readonly kind: "audio" | "video",
    private readonly settings: MediaTrackSettings = { width: 640, height: 480 },
  ) {
    super();
  }

  stop(): void {
    this.readyState = "ended";
  }

  getSettings(): MediaTrackSettings {
    return this.settings;
  }

  /** What the browser does at "Stop sharing", or when a device is pulled out. */
  endByItself(): void {
    this.readyState = "ended";
    this.dispatchEvent(new Event("ended"));
  }
}

export class FakeStream {
  constructor(readonly tracks: FakeTrack[]) {}

  getTracks(): FakeTrack[] {
    return this.tracks;
  }

  getVideoTracks(): FakeTrack[] {
    return this.tracks.filter(({ kind }) => kind === "video");
  }

  getAudioTracks(): FakeTrack[] {
    return this.tracks.filter(({ kind }) => kind === "audio");
  }

  get asStream(): MediaStream {
    return this as unknown as MediaStream;
  }
}

export function cameraStream(): FakeStream {
  return new FakeStream([new FakeTrack("video"), new FakeTrack("audio", {})]);
}

export function screenStream(displaySurface = "monitor"): FakeStream {
  return new FakeStream([new FakeTrack("video", { width: 3840, height: 2160, displaySurface })]);
}

export class FakePeerConnection extends EventTarget {
  connectionState: RTCPeerConnectionState = "new";
  readonly encodings: RTCRtpEncodingParameters[] = [];
  readonly candidates: (string | undefined)[] = [];
  answer: string | undefined;
  heardAt: number | undefined;

  addTransceiver(_track: unknown, init: RTCRtpTransceiverInit): void {
    this.encodings.push(...(init.sendEncodings ?? []));
  }

  createOffer(): Promise<RTCSessionDescriptionInit> {
    return Promise.resolve({ type: "offer", sdp: "offer" });
  }

  setLocalDescription(): Promise<void> {
    return Promise.resolve();
  }

  setRemoteDescription(description: RTCSessionDescriptionInit): Promise<void> {
    this.answer = description.sdp;
    return Promise.resolve();
  }

  addIceCandidate(candidate: RTCIceCandidateInit): Promise<void> {
    this.candidates.push(candidate.candidate);
    return Promise.resolve();
  }

  getStats(): Promise<Map<string, unknown>> {
    return Promise.resolve(
      new Map(this.heardAt === undefined ? [] : [["pair", { type: "candidate-pair", lastPacketReceivedTimestamp: this.heardAt }]]),
    );
  }

  close(): void {
    this.connectionState = "closed";
  }

  become(state: RTCPeerConnectionState): void {
    this.connectionState = state;
    this.dispatchEvent(new Event("connectionstatechange"));
  }
}

export const policy: Policy = {
  options: { recordCamera: true, recordMicrophone: true, recordScreen: true, liveView: true, selfView: true, tabSwitch: true, shareKept: true, severalMonitors: true, copyPaste: true, fullScreen: true },
  camera: { maxWidth: 320, maxHeight: 240, maxFrameRate: 15, maxBitrate: 150_000 },
  screen: { maxWidth: 1920, maxHeight: 1200, maxFrameRate: 5, maxBitrate: 300_000 },
  microphone: { maxBitrate: 32_000 },
};
