import { beforeEach, describe, expect, it } from "vitest";
import { type ConnectionState, type Problem, ResumingClient, MemoryQueue, type ServerToStudent } from "../src/index.ts";
import { serverToStudent_welcome } from "./golden.ts";
import { FakeSurroundings, settle } from "./fakes.ts";

const client = { name: "t", version: "1", browser: "b", os: "o" };
const welcome = { ...serverToStudent_welcome, resume: "resume", lastEventSeq: 0, state: "live" };

let around: FakeSurroundings;
let store: MemoryQueue;
let told: ServerToStudent[];
let states: ConnectionState[];
let kept: string[];
let keep: () => Promise<void>;
let student: ResumingClient;

function make(tokens: { launch?: string; resume?: string }): ResumingClient {
  return new ResumingClient({
    url: "ws://relay/signaling",
    client,
    ...tokens,
    store,
    keepResume: async (token) => {
      await keep();
      kept.push(token);
    },
    onMessage: (message) => told.push(message),
    onState: (state) => states.push(state),
    surroundings: around,
  });
}

async function comeIn(more: object = {}): Promise<void> {
  around.socket.open();
  around.socket.hears({ ...welcome, serverTime: around.now() + around.ahead, ...more });
  await settle();
}

beforeEach(async () => {
  around = new FakeSurroundings();
  store = new MemoryQueue();
  told = [];
  states = [];
  kept = [];
  keep = () => Promise.resolve();
  student = make({ launch: "launch" });
  student.start();
  await settle();
});

describe("hello", () => {
  it("brings the launch token first and the resume token afterwards", async () => {
    expect(around.socket.subprotocol).toBe("candor.v1");
    await comeIn();
    expect(around.socket.sent[0]).toEqual({ type: "hello", protocol: 1, client, launch: "launch" });
    expect(kept).toEqual(["resume"]);
    around.socket.breaks();
    await around.pass(250);
    around.socket.open();
    expect(around.socket.sent).toEqual([{ type: "hello", protocol: 1, client, resume: "resume" }]);
  });

  it("launches again if the welcome got lost, and says nothing before the token is kept", async () => {
    around.socket.open();
    around.socket.breaks();
    await around.pass(250);
    let done: () => void = () => undefined;
    keep = () =>
      new Promise((resolve) => {
        done = resolve;
      });
    await comeIn();
    await around.pass(10_000);
    expect(around.socket.sent).toEqual([{ type: "hello", protocol: 1, client, launch: "launch" }]);
    done();
    await settle();
    expect(around.socket.sent.map((message) => message.type)).toEqual(["hello", "ping"]);
  });
});

describe("the connection", () => {
  it("pings every 5 s and learns the relay's clock", async () => {
    around.ahead = 60_000;
    await comeIn();
    expect(student.serverNow()).toBe(around.now() + 60_000);
    await around.pass(10_000);
    expect(around.socket.ofType("ping").map((ping) => ping.id)).toEqual([1, 2, 3]);
  });

  it("is given up after 15 s of silence and opened again after the backoff", async () => {
    await comeIn();
    await around.pass(14_999);
    expect(around.socket.closed).toBe(false);
    await around.pass(1);
    expect(around.socket.closed).toBe(true);
    expect(student.state).toEqual({ kind: "waiting", retryInMs: 125 });
    await around.pass(125);
    expect(around.sockets).toHaveLength(2);
  });

  it("is given up if it never opens", async () => {
    await around.pass(15_000);
    expect(around.sockets[0]?.closed).toBe(true);
    await around.pass(250);
    expect(around.sockets).toHaveLength(2);
  });

  it("waits longer after each failure and starts over after a pong", async () => {
    for (const wait of [125, 250, 500, 1000, 2000, 4000, 7500, 7500]) {
      around.socket.breaks();
      expect(student.state).toEqual({ kind: "waiting", retryInMs: wait });
      await around.pass(wait);
    }
    await comeIn();
    around.socket.hears({ type: "pong", id: around.socket.ofType("ping")[0]?.id, serverTime: 1 });
    around.socket.breaks();
    expect(student.state).toEqual({ kind: "waiting", retryInMs: 125 });
  });

  it("tries at once when the network returns", async () => {
    around.socket.breaks();
    around.networkReturns();
    expect(around.sockets).toHaveLength(2);
    await comeIn();
    const pings = around.socket.ofType("ping").length;
    around.networkReturns();
    expect(around.socket.ofType("ping")).toHaveLength(pings + 1);
    expect(around.sockets).toHaveLength(2);
  });

  it("survives a browser that opens no socket", async () => {
    around.refuseSockets = true;
    around.socket.breaks();
    await around.pass(5_000);
    around.refuseSockets = false;
    await around.pass(15_000);
    expect(around.sockets.length).toBeGreaterThan(1);
  });

  it("ignores what it does not understand", async () => {
    await comeIn();
    for (const strange of ["", "{", "[]", "null", '{"type":7}', '{"type":"later-invention"}']) {
      around.socket.hears(strange);
    }
    expect(student.state.kind).toBe("online");
  });
});

const problem = (more: Partial<Problem>): Problem => ({
  type: "problem",
  code: "x",
  title: "Words.",
  detail: "more words",
  retry: "never",
  ...more,
});

describe("the end", () => {
  it.each([
    [{ type: "replaced" }, "replaced", undefined],
    [{ type: "ended", reason: "called off", by: "teacher" }, "ended", "called off"],
    [{ type: "finished", at: 5 }, "finished", undefined],
    [problem({ retry: "never" }), "problem", "Words."],
  ])("comes for good with %o", async (message, reason, words) => {
    await comeIn();
    around.socket.hears(message);
    await settle();
    expect(student.state).toMatchObject({ kind: "stopped", reason, ...(words === undefined ? {} : { words }) });
    expect(told.at(-1)).toEqual(message);
    around.networkReturns();
    await around.pass(100_000);
    expect(around.sockets).toHaveLength(1);
    expect(around.pendingTimers).toBe(0);
    expect(states.filter((state) => state.kind === "stopped")).toHaveLength(1);
  });

  it("does not come with the problem of one peer", async () => {
    await comeIn();
    around.socket.hears(problem({ about: "peer" }));
    expect(student.state.kind).toBe("online");
  });

  it("does not come with a problem that passes", async () => {
    await comeIn();
    around.socket.hears(problem({ retry: "later" }));
    expect(student.state.kind).toBe("waiting");
    await around.pass(250);
    await comeIn();
    around.socket.hears(problem({ retry: "now" }));
    expect(around.sockets).toHaveLength(3);
  });

  it("comes when close is called", async () => {
    await comeIn();
    student.close();
    expect(student.state).toEqual({ kind: "stopped", reason: "closed" });
    expect(around.pendingTimers).toBe(0);
  });
});

describe("consent", () => {
  it("is told again until it is answered", async () => {
    student.consent("1", "en");
    await comeIn();
    expect(around.socket.ofType("consent")).toHaveLength(1);
    around.socket.breaks();
    await around.pass(250);
    await comeIn();
    expect(around.socket.ofType("consent")).toHaveLength(1);
    around.socket.hears({ type: "consented", at: 1 });
    around.socket.breaks();
    await around.pass(500);
    await comeIn();
    expect(around.socket.ofType("consent")).toHaveLength(0);
  });

  it("gives way to a no, which is told again until it is answered, and to a second thought", async () => {
    await comeIn();
    student.consent("1", "en");
    student.decline("no camera");
    around.socket.hears({ type: "consented", at: 1 });
    around.socket.breaks();
    await around.pass(250);
    await comeIn();
    expect(around.socket.ofType("consent")).toHaveLength(0);
    expect(around.socket.ofType("decline")).toEqual([{ type: "decline", reason: "no camera" }]);
    student.consent("1", "en");
    around.socket.hears({ type: "declined", at: 2 });
    around.socket.breaks();
    await around.pass(500);
    await comeIn();
    expect([around.socket.ofType("decline"), around.socket.ofType("consent").length]).toEqual([[], 1]);
  });
});

describe("events", () => {
  const sent = (): unknown[] => around.socket.ofType("event").map((message) => message.seq);

  it("are numbered on from what the relay has, and carry its time", async () => {
    around.ahead = 1_000;
    await comeIn({ lastEventSeq: 7 });
    expect(await student.record("tab.left")).toBe(8);
    expect(await student.record("tab.left", { ends: 8, durationMs: 4.4 })).toBe(9);
    expect(around.socket.ofType("event")).toEqual([
      { type: "event", seq: 8, kind: "tab.left", at: around.now() + 1_000, detail: {} },
      { type: "event", seq: 9, kind: "tab.left", at: around.now() + 1_000, detail: {}, ends: 8, durationMs: 4 },
    ]);
  });

  it("are sent again after a reconnect unless the relay has them", async () => {
    await comeIn();
    for (let i = 0; i < 4; i++) {
      await student.record("tab.left");
    }
    around.socket.hears({ type: "ack", seq: 1 });
    around.socket.breaks();
    await student.record("network.lost");
    await around.pass(250);
    await comeIn({ lastEventSeq: 2 });
    expect(sent()).toEqual([3, 4, 5]);
    around.socket.hears({ type: "ack", seq: 5 });
    await settle();
    expect(await store.load()).toEqual({ lastSeq: 5, settled: true, events: [] });
  });

  it("are at most 32 underway", async () => {
    await comeIn();
    for (let i = 0; i < 40; i++) {
      await student.record("tab.left");
    }
    expect(sent()).toHaveLength(32);
    around.socket.hears({ type: "ack", seq: 5 });
    await settle();
    expect(sent()).toHaveLength(37);
  });

  it("are sent again from a gap", async () => {
    await comeIn();
    for (let i = 0; i < 3; i++) {
      await student.record("tab.left");
    }
    around.socket.hears(problem({ code: "event-gap", retry: "now", about: "event", lastEventSeq: 1 }));
    await settle();
    expect(sent()).toEqual([1, 2, 3, 2, 3]);
  });

  it("that another browser's would collide with are renumbered", async () => {
    await comeIn();
    await student.record("tab.left");
    await student.record("tab.left", { ends: 1, durationMs: 5 });
    around.socket.hears({ type: "replaced" });
    await settle();
    student = make({ launch: "again" });
    student.start();
    await comeIn({ lastEventSeq: 9 });
    expect(around.socket.ofType("event")).toMatchObject([{ seq: 10 }, { seq: 11, ends: 10 }]);
    expect(await student.record("page.left")).toBe(12);
  });

  it("go on where a relay stands that was restored from a backup", async () => {
    await comeIn();
    await student.record("tab.left");
    await student.record("tab.left");
    around.socket.hears({ type: "ack", seq: 2 });
    await student.record("page.left");
    around.socket.breaks();
    await around.pass(250);
    await comeIn({ lastEventSeq: 1 });
    expect(sent()).toEqual([2]);
  });

  it("are still sent if the store fails", async () => {
    store.append = () => Promise.reject(new Error("the disk is full"));
    await comeIn();
    expect(await student.record("tab.left")).toBe(1);
    expect(sent()).toEqual([1]);
  });
});

describe("finish", () => {
  it("waits for the last acknowledgement, across reconnects", async () => {
    await comeIn();
    void student.record("page.left");
    student.finish();
    await settle();
    expect(around.socket.ofType("finish")).toHaveLength(0);
    around.socket.breaks();
    await around.pass(250);
    await comeIn();
    expect(around.socket.ofType("finish")).toHaveLength(0);
    around.socket.hears({ type: "ack", seq: 1 });
    await settle();
    expect(around.socket.ofType("finish")).toHaveLength(1);
    around.socket.breaks();
    await around.pass(500);
    await comeIn({ lastEventSeq: 1 });
    expect(around.socket.ofType("finish")).toHaveLength(1);
  });

  it("is over if the relay says so on return", async () => {
    await comeIn({ state: "finished" });
    expect(student.state).toEqual({ kind: "stopped", reason: "finished" });
  });
});
