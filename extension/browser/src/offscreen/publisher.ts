import type { Clock } from "../detectors/detector.js";
import type { Policy, Source, VideoLimits } from "../network/protocol.js";
import { scaleDown } from "./media.js";
import { published } from "./needed.js";

/** What a publisher sends; `undefined` peers never occur: every message names its peer connection. */
export interface PeerLine {
  offer(peer: string, source: Source, sdp: string, stream: MediaStream): void;
  candidate(peer: string, candidate: RTCIceCandidate): void;
  closePeer(peer: string, reason: string): void;
  readonly online: boolean;
}

export interface PublisherSetup {
  readonly source: Source;
  readonly policy: Policy;
  readonly line: PeerLine;
  readonly clock: Clock;
  readonly random: () => number;
  readonly newPeer: () => string;
  readonly connect: () => RTCPeerConnection;
  /** Media flow and are recorded. */
  readonly flowing: () => void;
  /** Media stopped flowing at this local time; the publisher goes on trying. */
  readonly broken: (at: number) => void;
}

/** How long "disconnected" may last before a new peer connection is made: ICE often heals by itself. */
export const patienceMilliseconds = 2000;
/** How long a new peer connection may take until the relay says "connected". */
export const connectMilliseconds = 15_000;

interface Attempted {
  readonly peer: string;
  readonly connection: RTCPeerConnection;
  readonly early: RTCIceCandidateInit[];
  described: boolean;
  connected: boolean;
  /** When the relay was heard last, once ICE has noticed its silence. */
  lostAt: number | undefined;
}

/**
 * Keeps one source flowing to the relay. There is one offer for each peer connection and no renegotiation: whatever breaks is
 * followed, after a growing pause, by a new peer connection with a new id, as long as the tracks live.
 */
export class Publisher {
  private stream: MediaStream | undefined;
  private current: Attempted | undefined;
  private failures = 0;
  private cancelTimer: (() => void) | undefined;

  constructor(private readonly setup: PublisherSetup) {}

  get connected(): boolean {
    return this.current?.connected ?? false;
  }

  /** Starts publishing this stream in place of any other. */
  publish(stream: MediaStream): void {
    this.drop("replaced");
    this.stream = stream;
    this.failures = 0;
    void this.offer();
  }

  /** Ends the peer connection and stays quiet until the next `publish`. */
  stop(reason: string): void {
    this.stream = undefined;
    this.drop(reason);
  }

  /** The line to the relay is up again. */
  online(): void {
    const { current } = this;
    if (this.stream !== undefined && current === undefined) {
      this.failures = 0;
      void this.offer();
    } else if (current?.connection.connectionState === "disconnected") {
      // Line and media were lost together and only the line is back: the relay was restarted, or the network has changed.
      this.broke(current, "ice disconnected");
    }
  }

  answer(peer: string, sdp: string): void {
    const attempted = this.named(peer);
    if (attempted === undefined) {
      return;
    }
    attempted.connection
      .setRemoteDescription({ type: "answer", sdp })
      .then(async () => {
        attempted.described = true;
        for (const candidate of attempted.early.splice(0)) {
          await attempted.connection.addIceCandidate(candidate);
        }
      })
      .catch(() => {
        this.broke(attempted, "answer refused");
      });
  }

  candidate(peer: string, candidate: RTCIceCandidateInit): void {
    const attempted = this.named(peer);
    if (attempted === undefined) {
      return;
    }
    if (!attempted.described) {
      attempted.early.push(candidate);
      return;
    }
    // A candidate this browser cannot read is one path less, not a failure.
    attempted.connection.addIceCandidate(candidate).catch(() => undefined);
  }

  peerConnected(peer: string): void {
    const attempted = this.named(peer);
    if (attempted !== undefined && !attempted.connected) {
      attempted.connected = true;
      this.failures = 0;
      this.clearTimer();
      this.setup.flowing();
    }
  }

  /** Whether that was our peer connection, which is over now. */
  peerClosed(peer: string): boolean {
    const attempted = this.named(peer);
    if (attempted !== undefined) {
      this.broke(attempted, undefined);
    }
    return attempted !== undefined;
  }

  private named(peer: string): Attempted | undefined {
    return this.current?.peer === peer ? this.current : undefined;
  }

  private async offer(): Promise<void> {
    const { line, clock, source, policy, newPeer, connect } = this.setup;
    const stream = this.stream;
    this.clearTimer();
    if (stream === undefined || !line.online) {
      return;
    }
    const attempted: Attempted = {
      peer: newPeer(),
      connection: connect(),
      early: [],
      described: false,
      connected: false,
      lostAt: undefined,
    };
    this.current = attempted;
    this.listen(attempted);
    this.after(clock, connectMilliseconds, () => {
      this.broke(attempted, "no media");
    });
    addTracks(attempted.connection, stream, source, policy);
    try {
      const description = await attempted.connection.createOffer();
      if (this.current !== attempted) {
        return;
      }
      // The offer leaves before the first candidate can: the relay must know the peer that a candidate names.
      line.offer(attempted.peer, source, description.sdp ?? "", stream);
      await attempted.connection.setLocalDescription(description);
    } catch {
      this.broke(attempted, "offer failed");
    }
  }

  private listen(attempted: Attempted): void {
    const { connection, peer } = attempted;
    connection.addEventListener("icecandidate", (event) => {
      if (event.candidate !== null && event.candidate.candidate !== "" && this.current === attempted) {
        this.setup.line.candidate(peer, event.candidate);
      }
    });
    connection.addEventListener("connectionstatechange", () => {
      if (this.current !== attempted) {
        return;
      }
      const state = connection.connectionState;
      if (state === "failed" || state === "closed") {
        this.broke(attempted, "ice failed");
      } else if (state === "disconnected") {
        void this.noteLoss(attempted);
        this.after(this.setup.clock, patienceMilliseconds, () => {
          this.broke(attempted, "ice disconnected");
        });
      } else if (state === "connected" && attempted.connected) {
        attempted.lostAt = undefined;
        this.clearTimer();
      }
    });
  }

  /** ICE says "disconnected" seconds late: the gap began when the relay was heard last. */
  private async noteLoss(attempted: Attempted): Promise<void> {
    const { clock } = this.setup;
    attempted.lostAt = clock.now();
    const heard = lastHeard(await attempted.connection.getStats());
    if (heard !== undefined) {
      attempted.lostAt = Math.min(attempted.lostAt, heard);
    }
  }

  private broke(attempted: Attempted, reason: string | undefined): void {
    if (this.current !== attempted) {
      return;
    }
    const { clock, random, broken } = this.setup;
    const wasConnected = attempted.connected;
    this.drop(reason);
    if (wasConnected) {
      broken(attempted.lostAt ?? clock.now());
    }
    if (this.stream !== undefined) {
      const pause = Math.min(500 * 2 ** this.failures, 8000) * (0.5 + random() / 2);
      this.failures += 1;
      this.after(clock, pause, () => {
        void this.offer();
      });
    }
  }

  /** Closes the current peer connection; the relay is told unless it said so itself. */
  private drop(reason: string | undefined): void {
    this.clearTimer();
    const attempted = this.current;
    this.current = undefined;
    if (attempted !== undefined) {
      attempted.connection.close();
      if (reason !== undefined) {
        this.setup.line.closePeer(attempted.peer, reason);
      }
    }
  }

  private after(clock: Clock, milliseconds: number, run: () => void): void {
    this.clearTimer();
    this.cancelTimer = clock.after(milliseconds, run);
  }

  private clearTimer(): void {
    this.cancelTimer?.();
    this.cancelTimer = undefined;
  }
}

/** When a packet came in last on any pair of addresses, in epoch milliseconds. */
function lastHeard(report: RTCStatsReport): number | undefined {
  const times: number[] = [];
  report.forEach((stats: { readonly type: string; readonly lastPacketReceivedTimestamp?: number }) => {
    if (stats.type === "candidate-pair" && (stats.lastPacketReceivedTimestamp ?? 0) > 0) {
      times.push(stats.lastPacketReceivedTimestamp ?? 0);
    }
  });
  return times.length === 0 ? undefined : Math.max(...times);
}

function addTracks(connection: RTCPeerConnection, stream: MediaStream, source: Source, policy: Policy): void {
  const { video, audio } = published(source, policy);
  // What only a detector looks at or listens to stays in this browser.
  for (const track of stream.getTracks().filter(({ kind }) => (kind === "audio" ? audio : video))) {
    if (source === "screen") {
      track.contentHint = "detail";
    }
    const sendEncoding =
      track.kind === "audio"
        ? { maxBitrate: policy.microphone.maxBitrate }
        : encoding(track, source === "camera" ? policy.camera : policy.screen);
    connection.addTransceiver(track, { direction: "sendonly", streams: [stream], sendEncodings: [sendEncoding] });
  }
}

/** How a picture may be sent under these limits. */
export function encoding(track: MediaStreamTrack, limits: VideoLimits): RTCRtpEncodingParameters {
  return {
    maxBitrate: limits.maxBitrate,
    maxFramerate: limits.maxFrameRate,
    scaleResolutionDownBy: scaleDown(track.getSettings(), limits),
  };
}
