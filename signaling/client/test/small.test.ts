import { IDBFactory, IDBKeyRange } from "fake-indexeddb";
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it, vi } from "vitest";
import { Backoff, type FromStudentEvent, IndexedDbQueue, MemoryQueue, type QueueStore, ServerClock } from "../src/index.ts";
import * as golden from "./golden.ts";
import { randomFrom } from "./fakes.ts";

vi.stubGlobal("IDBKeyRange", IDBKeyRange);

describe("golden messages", () => {
  const folder = new URL("../../src/test/resources/golden/", import.meta.url);
  const typed = golden as Record<string, unknown>;

  it("are the typed ones, every one of them", () => {
    const files = readdirSync(folder);
    expect(files.length).toBeGreaterThan(40);
    expect(Object.keys(typed)).toHaveLength(files.length);
    for (const file of files) {
      const name = file.replace(".json", "").replaceAll(".", "_");
      expect(typed[name], file).toEqual(JSON.parse(readFileSync(new URL(file, folder), "utf8")));
    }
  });
});

describe("Backoff", () => {
  it("doubles from 250 ms to 15 s, with full jitter", () => {
    const longest = new Backoff(() => 0.9999);
    const waits = Array.from({ length: 9 }, () => longest.next());
    expect(waits).toEqual([249, 499, 999, 1999, 3999, 7999, 14998, 14998, 14998]);
    longest.reset();
    expect(longest.next()).toBe(249);
    expect(new Backoff(() => 0).next()).toBe(0);
  });
});

describe("ServerClock", () => {
  it("believes the quickest exchange", () => {
    let now = 0;
    const clock = new ServerClock(() => now);
    clock.exchanged(0, 400, 5_390); // slow on one way: 5,190 ahead, wrong by up to 200
    clock.exchanged(1_000, 1_020, 6_010);
    clock.exchanged(2_000, 2_300, 7_010);
    expect(clock.offset).toBe(5_000);
    now = 3_000;
    expect(clock.now()).toBe(8_000);
  });

  it("notices when a clock has been set", () => {
    const clock = new ServerClock(() => 0);
    clock.exchanged(0, 10, 1_005);
    clock.exchanged(100, 300, 500_200);
    expect(clock.offset).toBe(500_000);
  });

  it("ignores an exchange across a clock that was set back", () => {
    const clock = new ServerClock(() => 0);
    clock.exchanged(0, 10, 1_005);
    clock.exchanged(5_000, 10, 6_000);
    expect(clock.offset).toBe(1_000);
  });

  it("stays within half a round trip whatever the delays", () => {
    const random = randomFrom(7);
    const clock = new ServerClock(() => 0);
    for (let i = 0; i < 200; i++) {
      const out = random() * 300;
      const back = random() * 300;
      clock.exchanged(i * 1000, i * 1000 + out + back, i * 1000 + out + 123_456);
      expect(Math.abs(clock.offset - 123_456)).toBeLessThanOrEqual(300);
    }
  });
});

const event = (seq: number): FromStudentEvent => ({ type: "event", seq, kind: "tab.left", at: 1, detail: {} });

describe.each<[string, () => Promise<QueueStore>]>([
  ["MemoryQueue", () => Promise.resolve(new MemoryQueue())],
  ["IndexedDbQueue", () => IndexedDbQueue.open("attempt", new IDBFactory())],
])("%s", (_name, make) => {
  it("keeps events and the last number", async () => {
    const store = await make();
    expect(await store.load()).toEqual({ lastSeq: 0, settled: false, events: [] });
    await store.replace({ lastSeq: 4, settled: true, events: [] });
    await store.append(event(5));
    await store.append(event(6));
    await store.acknowledge(5);
    expect(await store.load()).toEqual({ lastSeq: 6, settled: true, events: [event(6)] });
    await store.acknowledge(6);
    expect(await store.load()).toEqual({ lastSeq: 6, settled: true, events: [] });
    await store.replace({ lastSeq: 9, settled: false, events: [event(9)] });
    expect(await store.load()).toEqual({ lastSeq: 9, settled: false, events: [event(9)] });
  });
});

describe("IndexedDbQueue", () => {
  it("is still there after the browser was closed, until it is deleted", async () => {
    const factory = new IDBFactory();
    const first = await IndexedDbQueue.open("a", factory);
    await first.append(event(1));
    first.close();
    const second = await IndexedDbQueue.open("a", factory);
    expect((await second.load()).events).toEqual([event(1)]);
    second.close();
    await IndexedDbQueue.delete("a", factory);
    const third = await IndexedDbQueue.open("a", factory);
    expect((await third.load()).lastSeq).toBe(0);
  });
});
