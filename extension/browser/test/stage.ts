// A sitting with everything around it played by hand: the relay's line, the devices, the clock.
import type { AttemptRecord } from "../src/inside/store.js";
import type { Line, LineListener, LineSetup, NewEvent } from "../src/network/line.js";
import type { Welcome } from "../src/network/protocol.js";
import { Sitting } from "../src/offscreen/sitting.js";
import { cameraStream, FakeClock, FakePeerConnection, policy, screenStream, settle, type FakeStream } from "./fakes.js";

export interface FakeLine extends Line {
  online: boolean;
  readonly setup: LineSetup;
  readonly listener: LineListener;
  readonly said: string[];
  readonly events: NewEvent[];
}

export const relay = "https://relay.example.edu";
export let clock: FakeClock;
export let lines: FakeLine[];
export let kept: AttemptRecord | undefined;
export let examAsked: number;
export let senses = false;
export let running: boolean[];
export let monitors: number;
export const plug = (count: number): void => {
  monitors = count;
};
export const screens: (FakeStream | Error)[] = [];
export const streams: FakeStream[] = [];
export let sitting: Sitting;
let peers: number;

function openLine(setup: LineSetup, listener: LineListener): Line {
  const line: FakeLine = {
    setup,
    listener,
    online: true,
    serverTime: (at) => at,
    said: [],
    events: [],
    send: (message) => line.said.push(`${message.type} ${message.peer}`),
    consent: (version, language) => line.said.push(`consent ${version} ${language}`),
    decline: (reason) => line.said.push(`decline ${reason ?? ""}`),
    help: (wanted) => line.said.push(`help ${wanted}`),
    report: (event) => Promise.resolve(line.events.push(event)),
    finish: () => line.said.push("finish"),
    discard: () => {
      line.said.push("discard");
      return Promise.resolve();
    },
  };
  lines.push(line);
  return line;
}

function newSitting(record?: AttemptRecord): Sitting {
  return new Sitting(
    {
      clock,
      random: () => 0.5,
      newId: () => `id${(peers += 1)}`,
      media: {
        getUserMedia: () => {
          const stream = cameraStream();
          streams.push(stream);
          return Promise.resolve(stream.asStream);
        },
        getDisplayMedia: () => {
          const stream = screens.shift() ?? screenStream();
          if (stream instanceof Error) {
            return Promise.reject(stream);
          }
          streams.push(stream);
          return Promise.resolve(stream.asStream);
        },
      },
      attempts: {
        save: (saved) => {
          kept = saved;
          return Promise.resolve();
        },
        clear: () => {
          kept = undefined;
          return Promise.resolve();
        },
      },
      openLine,
      connect: () => new FakePeerConnection() as unknown as RTCPeerConnection,
      devices: () => Promise.resolve({ camera: true, microphone: true }),
      show: () => undefined,
      openExam: () => (examAsked += 1),
      severalMonitors: () => monitors > 1,
      senses: { start: () => (senses = true), stop: () => (senses = false), clip: () => Promise.resolve(undefined) },
      tabPicture: () => Promise.resolve(undefined),
      look: () => Promise.resolve(undefined),
      running: (is) => running.push(is),
    },
    record,
  );
}

export function welcome(state: Welcome["state"], more: Partial<Welcome> = {}): Welcome {
  return {
    type: "welcome",
    protocol: 1,
    attempt: "attempt",
    exam: {
      title: "Biology",
      address: "https://moodle.example.edu/mod/quiz/view.php?id=5",
      practice: false,
      retentionDays: 30,
      allowedSites: [],
      institution: {},
      mayLook: ["teacher"],
    },
    student: { name: "Mia" },
    state,
    policy,
    consentTextVersion: "1",
    resume: "token",
    lastEventSeq: 0,
    serverTime: 0,
    iceServers: [],
    ...more,
  };
}

export const line = (): FakeLine => lines.at(-1)!;

export async function hear(message: Parameters<LineListener["incoming"]>[0]): Promise<void> {
  if (message.type === "welcome") {
    await line().setup.keepResume(message.resume);
  }
  line().listener.incoming(message);
  await settle();
}

export async function connectAll(): Promise<void> {
  await settle();
  for (const offer of line().said.filter((each) => each.startsWith("offer "))) {
    await hear({ type: "connected", peer: offer.slice("offer ".length) });
  }
}

export async function goLive(): Promise<void> {
  sitting.begin(relay, "launch", true);
  await hear(welcome("invited"));
  sitting.consent("en");
  await hear({ type: "consented", at: 0 });
  await sitting.sources?.acquire();
  sitting.start();
  await connectAll();
}

export const kinds = (): string[] => line().events.map(({ kind }) => kind);

/** Sets the stage anew; for beforeEach. */
export function raise(): void {
  clock = new FakeClock();
  lines = [];
  kept = undefined;
  examAsked = 0;
  monitors = 1;
  running = [];
  screens.length = 0;
  streams.length = 0;
  peers = 0;
  sitting = newSitting();
}

/** The offscreen document starts again, with the attempt this browser has kept. */
export function reopen(record?: AttemptRecord): void {
  sitting = newSitting(record);
}
