import type { Clock } from "../detectors/detector.js";
import { deviceTrouble, screenTrouble, type Devices, type Trouble } from "../inside/trouble.js";
import type { Incoming, Line } from "../network/line.js";
import type { Policy, Source } from "../network/protocol.js";
import { Channel } from "./channel.js";
import type { Journal } from "./journal.js";
import { openCamera, openScreen, type MediaDoor } from "./media.js";
import { needsSource, published } from "./needed.js";
import type { PeerLine } from "./publisher.js";

/** What the two sources of an attempt share. */
export interface CapturesSetup {
  readonly policy: Policy;
  readonly clock: Clock;
  readonly random: () => number;
  readonly media: MediaDoor;
  readonly devices: () => Promise<Devices>;
  readonly newId: () => string;
  readonly connect: () => RTCPeerConnection;
  readonly line: () => Line | undefined;
  readonly journal: Journal;
  readonly changed: () => void;
  /** Our own dialog, the screen picker, is open or was just closed. */
  readonly dialog: (open: boolean) => void;
  /** Both were being recorded until this local time, when the extension died. */
  readonly goneSince: number | undefined;
}

/** Camera (with microphone) and screen of one attempt, asked for one after the other. */
export class Captures {
  readonly camera: Channel;
  readonly screen: Channel;
  private begun: boolean;

  constructor(private readonly setup: CapturesSetup) {
    const { media, policy, devices } = setup;
    this.begun = setup.goneSince !== undefined;
    this.camera = this.channel(
      "camera",
      () => openCamera(media, policy),
      async (error) => deviceTrouble(error, await devices()),
    );
    this.screen = this.channel(
      "screen",
      () => this.pickScreen(),
      (error) => Promise.resolve(screenTrouble(error)),
    );
  }

  /** What the policy needs flows and is recorded, or is held where it goes no further than this browser. */
  get recorded(): boolean {
    return this.needed.every(({ connected }) => connected);
  }

  private get needed(): Channel[] {
    return [this.camera, this.screen].filter(({ source }) => needsSource(source, this.setup.policy));
  }

  get started(): Source[] {
    return [this.camera, this.screen].filter(({ started }) => started).map(({ source }) => source);
  }

  /** All that is needed is held: the student can see what will be seen. */
  get held(): boolean {
    return this.needed.every(({ capture }) => capture.state === "held");
  }

  /** Whether the student has begun, now or before a crash. */
  get sending(): boolean {
    return this.begun;
  }

  /** The student has looked and begins: from now on what is held goes to the relay. */
  begin(): void {
    if (!this.begun && this.held) {
      this.begun = true;
      for (const channel of this.needed) {
        channel.send();
      }
    }
  }

  /** Asks for what is not held: the camera first, then the screen, or the other way round. */
  async acquire(screenFirst = false): Promise<void> {
    for (const { capture } of screenFirst ? this.needed.reverse() : this.needed) {
      await capture.acquire();
      if (capture.state !== "held") {
        return;
      }
    }
  }

  /** Lets go of everything; false when a track is still live. */
  release(reason: string): boolean {
    const camera = this.camera.release(reason);
    return this.screen.release(reason) && camera;
  }

  online(): void {
    this.camera.publisher.online();
    this.screen.publisher.online();
  }

  /** Passes on what the relay says about a peer connection. */
  incoming(message: Extract<Incoming, { type: "answer" | "candidate" | "connected" | "peerClosed" }>): void {
    for (const channel of [this.camera, this.screen]) {
      const { publisher } = channel;
      switch (message.type) {
        case "answer":
          publisher.answer(message.peer, message.sdp);
          break;
        case "candidate":
          publisher.candidate(message.peer, { candidate: message.candidate, sdpMid: message.sdpMid ?? null });
          break;
        case "connected":
          publisher.peerConnected(message.peer);
          break;
        case "peerClosed":
          channel.peerClosed(message.peer, message.reason);
          break;
      }
    }
  }

  private async pickScreen(): Promise<MediaStream> {
    this.setup.dialog(true);
    try {
      return await openScreen(this.setup.media, this.setup.policy);
    } finally {
      this.setup.dialog(false);
    }
  }

  private channel(
    source: Source,
    open: () => Promise<MediaStream>,
    explain: (error: unknown) => Promise<Trouble>,
  ): Channel {
    const { policy, clock, random, journal, newId, connect, changed, goneSince } = this.setup;
    const line = peerLine(this.setup.line, published(source, policy));
    return new Channel(
      { source, policy, clock, random, journal, line, newPeer: newId, connect, open, explain, changed, begun: () => this.begun },
      goneSince,
    );
  }
}

function peerLine(line: () => Line | undefined, sent: ReturnType<typeof published>): PeerLine {
  return {
    get online() {
      return line()?.online ?? false;
    },
    offer(peer, source, sdp, stream) {
      const settings = sent.video ? stream.getVideoTracks()[0]?.getSettings() : undefined;
      line()?.send({
        type: "offer",
        peer,
        source,
        sdp,
        tracks: {
          video: {
            width: settings?.width ?? 0,
            height: settings?.height ?? 0,
            ...(settings?.frameRate === undefined ? {} : { frameRate: settings.frameRate }),
          },
          audio: sent.audio && stream.getAudioTracks().length > 0,
        },
      });
    },
    candidate(peer, candidate) {
      const sdpMid = candidate.sdpMid === null ? {} : { sdpMid: candidate.sdpMid };
      line()?.send({ type: "candidate", peer, candidate: candidate.candidate, ...sdpMid });
    },
    closePeer(peer, reason) {
      line()?.send({ type: "closePeer", peer, reason });
    },
  };
}
