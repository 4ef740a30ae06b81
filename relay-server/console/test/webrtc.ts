import type { TeacherClient } from "@candor/signaling-client";
import { vi } from "vitest";

/** A peer connection that goes nowhere, but remembers in which order it was told what. */
export class FakePeer extends EventTarget {
  static made: FakePeer[] = [];
  readonly told: unknown[] = [];
  localDescription: RTCSessionDescriptionInit | undefined;
  closed = false;
  readonly configuration: RTCConfiguration;

  constructor(configuration: RTCConfiguration) {
    super();
    this.configuration = configuration;
    FakePeer.made.push(this);
  }

  addTransceiver(kind: string, init: RTCRtpTransceiverInit): void {
    this.told.push(`${kind} ${init.direction ?? ""}`);
  }

  setLocalDescription(): Promise<void> {
    this.localDescription = { type: "offer", sdp: `offer ${FakePeer.made.indexOf(this)}` };
    return Promise.resolve();
  }

  setRemoteDescription(description: RTCSessionDescriptionInit): Promise<void> {
    this.told.push(`answer ${description.sdp ?? ""}`);
    return Promise.resolve();
  }

  addIceCandidate(candidate: RTCIceCandidateInit): Promise<void> {
    this.told.push(`candidate ${candidate.candidate ?? ""} ${candidate.sdpMid ?? ""}`);
    return Promise.resolve();
  }

  close(): void {
    this.closed = true;
  }

  finds(candidate: { candidate: string; sdpMid: string | null } | null): void {
    this.dispatchEvent(Object.assign(new Event("icecandidate"), { candidate }));
  }

  hears(track: unknown): void {
    this.dispatchEvent(Object.assign(new Event("track"), { track }));
  }

  static get last(): FakePeer {
    const last = FakePeer.made.at(-1);
    if (!last) {
      throw new Error("no peer connection was made");
    }
    return last;
  }
}

export class FakeStream {
  readonly tracks: unknown[] = [];

  addTrack(track: unknown): void {
    this.tracks.push(track);
  }
}

/** Puts the fakes in the browser's place. */
export function fakeWebRtc(): void {
  FakePeer.made = [];
  vi.stubGlobal("RTCPeerConnection", FakePeer);
  vi.stubGlobal("MediaStream", FakeStream);
}

/** A teacher's client that only remembers what it was to send. */
export class FakeTeacher {
  readonly sent: Record<string, unknown>[] = [];

  send(message: Record<string, unknown>): boolean {
    this.sent.push(message);
    return true;
  }

  /** Messages of one type, or all of them. */
  of(type: string): readonly Record<string, unknown>[] {
    return this.sent.filter((message) => message["type"] === type);
  }

  get client(): TeacherClient {
    return this as unknown as TeacherClient;
  }
}

/** What is in sight is said by the test. */
export class FakeSight {
  static made: FakeSight[] = [];
  readonly #callback: (entries: { isIntersecting: boolean; target: Element }[]) => void;
  readonly watched = new Set<Element>();

  constructor(callback: (entries: { isIntersecting: boolean; target: Element }[]) => void) {
    this.#callback = callback;
    FakeSight.made.push(this);
  }

  observe(element: Element): void {
    this.watched.add(element);
  }

  unobserve(element: Element): void {
    this.watched.delete(element);
  }

  disconnect(): void {
    this.watched.clear();
  }

  sees(isIntersecting: boolean): void {
    this.#callback([...this.watched].map((target) => ({ isIntersecting, target })));
  }
}

export function fakeSight(): void {
  FakeSight.made = [];
  vi.stubGlobal("IntersectionObserver", FakeSight);
}
