import { expect, it } from "vitest";
import { MemoryQueue, ResumingClient } from "../src/index.ts";
import { serverToStudent_welcome } from "./golden.ts";
import { FakeSurroundings, type FakeSocket, randomFrom, settle } from "./fakes.ts";

/** A relay that commits as the protocol says, over sockets that lose everything underway. */
class Relay {
  readonly committed: number[] = [];
  readonly marks: unknown[] = [];
  #handled = new Set<FakeSocket>();
  readonly #random: () => number;

  constructor(random: () => number) {
    this.#random = random;
  }

  attach(socket: FakeSocket): void {
    if (this.#handled.has(socket) || socket.closed) {
      return;
    }
    this.#handled.add(socket);
    let arrived = this.committed.length;
    socket.relay = (message) => {
      if (this.#random() < 0.05) {
        socket.relay = () => undefined; // nothing from here on arrives
      } else if (message.type === "hello") {
        arrived = this.committed.length;
        this.#say(socket, { ...serverToStudent_welcome, state: "live", lastEventSeq: arrived });
      } else if (message.type === "event") {
        const seq = message.seq as number;
        if (seq === arrived + 1) {
          arrived = seq;
          this.committed.push(seq);
          this.marks.push((message.detail as { mark: unknown }).mark);
        }
        this.#say(socket, { type: "ack", seq: this.committed.length });
      }
    };
    socket.open();
  }

  #say(socket: FakeSocket, message: object): void {
    if (this.#random() > 0.1) {
      queueMicrotask(() => {
        socket.hears(message);
      });
    }
  }
}

function start(around: FakeSurroundings, store: MemoryQueue): ResumingClient {
  const student = new ResumingClient({
    url: "ws://relay/signaling",
    client: { name: "t", version: "1", browser: "b", os: "o" },
    resume: "resume",
    store,
    keepResume: () => Promise.resolve(),
    onMessage: () => undefined,
    surroundings: around,
  });
  student.start();
  return student;
}

it.each(Array.from({ length: 60 }, (_, seed) => [seed]))(
  "no event is lost, doubled or out of order, whatever breaks (seed %i)",
  async (seed) => {
    const random = randomFrom(seed);
    const around = new FakeSurroundings(random);
    const store = new MemoryQueue();
    const relay = new Relay(random);
    let student = start(around, store);
    let recorded = 0;
    const pending: Promise<unknown>[] = [];
    for (let step = 0; step < 400; step++) {
      relay.attach(around.socket);
      const dice = random();
      if (dice < 0.4 && recorded < 100) {
        pending.push(student.record("tab.left", { detail: { mark: recorded } }));
        recorded += 1;
      } else if (dice < 0.5) {
        around.socket.breaks();
      } else if (dice < 0.53) {
        await settle();
        await Promise.race([Promise.all(pending), settle()]);
        if (relay.committed.length > 0) {
          student.close(); // the browser was killed; what was recorded is in the store
          student = start(around, store);
        }
      } else {
        await around.pass(random() * 3_000);
      }
      await settle();
    }
    for (let i = 0; i < 200 && relay.committed.length < recorded; i++) {
      relay.attach(around.socket);
      await around.pass(1_000);
    }
    expect(relay.committed).toEqual(Array.from({ length: recorded }, (_, i) => i + 1));
    expect(relay.marks).toEqual(Array.from({ length: recorded }, (_, i) => i));
    expect(recorded).toBe(100);
  },
);
