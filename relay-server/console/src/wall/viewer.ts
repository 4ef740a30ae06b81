import type { IceServer, Source, TeacherClient, ToTeacherAnswer, ToTeacherCandidate } from "@candor/signaling-client";

/** Shows one live source of one student: a receive-only peer connection into a video element. */
export class Viewer {
  readonly id = crypto.randomUUID();
  readonly #client: TeacherClient;
  readonly #rest: () => Promise<void>;
  readonly #peer: RTCPeerConnection;
  #answered = false;
  #closed = false;
  #early: RTCIceCandidateInit[] = [];

  /**
   * Makes the connection, which waits for the browser's other threads at every step.
   *
   * @param rest between two steps, so that they never make one long task
   */
  constructor(
    client: TeacherClient,
    iceServers: readonly IceServer[],
    show: (stream: MediaStream) => void,
    rest: () => Promise<void> = () => Promise.resolve(),
  ) {
    this.#client = client;
    this.#rest = rest;
    this.#peer = new RTCPeerConnection({
      iceServers: iceServers.map((server) => ({ ...server, urls: [...server.urls] })),
      bundlePolicy: "max-bundle",
    });
    const stream = new MediaStream();
    this.#peer.addEventListener("track", (event) => {
      stream.addTrack(event.track);
      show(stream);
    });
    this.#peer.addEventListener("icecandidate", (event) => {
      if (event.candidate) {
        const mid = event.candidate.sdpMid;
        this.#client.send({
          type: "candidate",
          viewer: this.id,
          candidate: event.candidate.candidate,
          ...(mid === null ? {} : { sdpMid: mid }),
        });
      }
    });
  }

  /** Asks for the source, with its sound if that is wanted; the answer comes by {@link answer}. */
  async start(attempt: string, source: Source, sound: boolean): Promise<void> {
    for (const kind of sound ? ["video", "audio"] : ["video"]) {
      await this.#rest();
      if (this.#closed) {
        return;
      }
      this.#peer.addTransceiver(kind, { direction: "recvonly" });
    }
    await this.#rest();
    await this.#unlessClosed(() => this.#peer.setLocalDescription());
    if (!this.#closed) {
      const sdp = this.#peer.localDescription?.sdp ?? "";
      this.#client.send({ type: "subscribe", viewer: this.id, attempt, source, sdp });
    }
  }

  async answer(answer: ToTeacherAnswer): Promise<void> {
    await this.#unlessClosed(async () => {
      await this.#peer.setRemoteDescription({ type: "answer", sdp: answer.sdp });
      this.#answered = true;
      for (const candidate of this.#early) {
        await this.#peer.addIceCandidate(candidate);
      }
      this.#early = [];
    });
  }

  async candidate(message: ToTeacherCandidate): Promise<void> {
    const candidate = { candidate: message.candidate, sdpMid: message.sdpMid ?? "0" };
    if (this.#answered) {
      await this.#unlessClosed(() => this.#peer.addIceCandidate(candidate));
    } else {
      this.#early.push(candidate);
    }
  }

  close(): void {
    this.#closed = true;
    this.#client.send({ type: "unsubscribe", viewer: this.id });
    this.#peer.close();
  }

  /** A peer connection that is closed in the middle of something fails, which then matters to nobody. */
  async #unlessClosed(step: () => Promise<void>): Promise<void> {
    if (this.#closed) {
      return;
    }
    try {
      await step();
    } catch (thrown) {
      if (!this.#wasClosed()) {
        throw thrown;
      }
    }
  }

  #wasClosed(): boolean {
    return this.#closed;
  }
}
