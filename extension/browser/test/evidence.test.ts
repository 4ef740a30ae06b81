import "fake-indexeddb/auto";
import { IDBFactory } from "fake-indexeddb";
import { beforeEach, describe, expect, it } from "vitest";
import { EvidenceBox } from "../src/evidence/box.js";
import { Courier, longestWait } from "../src/evidence/courier.js";
import { Cupboard } from "../src/evidence/cupboard.js";
import { longestStretch } from "../src/evidence/shipment.js";
import { FakeClock } from "./fakes.js";

const relay = "https://relay.example.edu";
const owner = { queue: "q", relay, resume: "secret" };

/** The relay's side of docs/protocol.md, in memory; `trouble` may answer instead. */
class MemoryRelay {
  readonly here = new Map<string, Uint8Array<ArrayBuffer>>();
  readonly kept: { readonly id: string; readonly event: string | null; readonly at: string | null; readonly token: string | null }[] = [];
  requests = 0;
  trouble: ((id: string) => Response | Error | undefined) | undefined;

  readonly send = async (path: string, request: RequestInit): Promise<Response> => {
    this.requests += 1;
    const id = path.split("/").at(-1)!;
    const trouble = this.trouble?.(id);
    if (trouble !== undefined) {
      return trouble instanceof Error ? Promise.reject(trouble) : trouble;
    }
    const headers = new Headers(request.headers);
    const [, first = "0", all = "0"] = /bytes (\d+|\*)(?:-\d+)?\/(\d+)/.exec(headers.get("Content-Range")!)!;
    const before = this.here.get(id) ?? new Uint8Array(0);
    const body = new Uint8Array(request.body as ArrayBuffer);
    const from = first === "*" ? before.length : Number(first);
    if (from > before.length) {
      return problem(409, "evidence-gap", { "Upload-Offset": String(before.length) });
    }
    const there: Uint8Array<ArrayBuffer> = from + body.length > before.length ? new Uint8Array([...before.slice(0, from), ...body]) : before;
    this.here.set(id, there);
    if (there.length < Number(all)) {
      return new Response(null, { status: 202, headers: { "Upload-Offset": String(there.length) } });
    }
    const digest = btoa(String.fromCharCode(...new Uint8Array(await crypto.subtle.digest("SHA-256", there))));
    if (headers.get("Repr-Digest") !== `sha-256=:${digest}:`) {
      return problem(422, "evidence-damaged");
    }
    if (!this.kept.some((one) => one.id === id)) {
      this.kept.push({ id, event: headers.get("Evidence-Event"), at: headers.get("Evidence-At"), token: headers.get("Authorization") });
    }
    return new Response(null, { status: 201 });
  };
}

function problem(status: number, type: string, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify({ type }), { status, headers });
}

let factory: IDBFactory;
let clock: FakeClock;
let world: MemoryRelay;
let waiting: number;
let refused: string[];
let ids: number;

/** A start of the offscreen document: all that is kept is on the disk. */
async function start(): Promise<{ box: EvidenceBox; courier: Courier; cupboard: Cupboard }> {
  const cupboard = await Cupboard.open(factory);
  const opened = Promise.resolve(cupboard);
  const courier = new Courier({
    cupboard: opened,
    clock,
    random: () => 0.5,
    sendTo: () => world.send,
    counted: (count) => (waiting = count),
    refused: (piece, why) => refused.push(`${piece.id} ${why}`),
  });
  const box = new EvidenceBox({ cupboard: opened, newId: () => `id${(ids += 1)}`, filled: () => void courier.wake() });
  box.belongs(owner);
  return { box, courier, cupboard };
}

const photo = (bytes = 3, event?: number) => ({ kind: "photo" as const, blob: new Blob([new Uint8Array(bytes).fill(7)], { type: "image/jpeg" }), at: 1234.4, event });

/** Until nothing that is under way goes on by itself. */
async function quiet(): Promise<void> {
  for (let turn = 0; turn < 40; turn += 1) {
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
}

beforeEach(() => {
  factory = new IDBFactory();
  clock = new FakeClock();
  world = new MemoryRelay();
  waiting = -1;
  refused = [];
  ids = 0;
});

describe("evidence", () => {
  it("goes to the relay once, in order, with its event and its time, and is forgotten here", async () => {
    const { box, cupboard } = await start();
    await Promise.all([box.keep(photo(3, 7)), box.keep(photo(longestStretch * 2 + 5)), box.keep(photo(1))]);
    await quiet();
    expect(world.kept.map(({ id }) => id)).toEqual(["id1", "id2", "id3"]);
    expect(world.kept[0]).toEqual({ id: "id1", event: "7", at: "1234", token: "Bearer secret" });
    expect(world.here.get("id2")?.length).toBe(longestStretch * 2 + 5);
    expect([waiting, await cupboard.count()]).toEqual([0, 0]);
  });

  it("survives an outage and the end of this document, and waits longer each time", async () => {
    world.trouble = () => new Error("offline");
    const first = await start();
    await first.box.keep(photo());
    await first.box.keep(photo());
    await quiet();
    expect([world.requests, waiting]).toEqual([1, 2]);
    for (let turn = 0; turn < 12; turn += 1) {
      clock.advance(longestWait);
      await quiet();
    }
    expect(world.requests).toBe(13);
    clock.advance(longestWait / 2 - 1);
    await quiet();
    expect(world.requests).toBe(13);
    // The browser is killed, and comes back.
    world.trouble = undefined;
    const second = await start();
    await second.courier.wake();
    await quiet();
    expect(world.kept.map(({ id }) => id)).toEqual(["id1", "id2"]);
    expect(waiting).toBe(0);
  });

  it("goes on at once when the relay is there again", async () => {
    world.trouble = () => problem(507, "evidence-not-stored", { "Retry-After": "30" });
    const { box, courier } = await start();
    await box.keep(photo());
    await quiet();
    clock.advance(29_000);
    await quiet();
    expect(world.requests).toBe(1);
    world.trouble = undefined;
    courier.reachable(relay);
    await quiet();
    expect(world.kept).toHaveLength(1);
  });

  it("goes on where a torn one was, and from its beginning when it arrived damaged", async () => {
    const { box } = await start();
    let times = 0;
    world.trouble = () => {
      times += 1;
      return times === 2 ? new Error("torn") : times === 3 ? problem(422, "evidence-damaged") : undefined;
    };
    await box.keep(photo(longestStretch + 10));
    await quiet();
    clock.advance(longestWait);
    await quiet();
    expect(world.kept).toHaveLength(1);
  });

  it.each([
    [401, "unknown-token"],
    [409, "evidence-unwanted"],
    [409, "evidence-enough"],
    [410, "attempt-over"],
    [413, "evidence-too-large"],
    [415, "evidence-wrong-type"],
  ])("drops with a note what is refused for ever: %i %s", async (status, type) => {
    world.trouble = (id) => (id === "id1" ? problem(status, type) : undefined);
    const { box } = await start();
    await box.keep(photo());
    await box.keep(photo());
    await quiet();
    expect(refused).toEqual([`id1 ${status === 409 ? type : status}`]);
    expect(world.kept.map(({ id }) => id)).toEqual(["id2"]);
  });

  it.each([
    [409, "consent-missing"],
    [403, "foreign"],
    [404, ""],
    [429, "too-many"],
    [503, ""],
  ])("keeps what is refused for now, and its place: %i %s", async (status, type) => {
    world.trouble = () => problem(status, type);
    const { box } = await start();
    await box.keep(photo());
    await box.keep(photo());
    await quiet();
    expect([world.requests, refused.length, waiting]).toEqual([1, 0, 2]);
    world.trouble = undefined;
    clock.advance(longestWait);
    await quiet();
    expect(world.kept.map(({ id }) => id)).toEqual(["id1", "id2"]);
  });

  it("goes with the newest token", async () => {
    world.trouble = () => new Error("offline");
    const { box } = await start();
    await box.keep(photo());
    box.belongs({ ...owner, resume: "newer" });
    await quiet();
    world.trouble = undefined;
    clock.advance(longestWait);
    await quiet();
    expect(world.kept.map(({ token }) => token)).toEqual(["Bearer newer"]);
  });

  it("says when the disk is full, and drops nothing that is there", async () => {
    world.trouble = () => new Error("offline");
    const { box, cupboard } = await start();
    await box.keep(photo());
    cupboard.put = () => Promise.reject(new DOMException("no room", "QuotaExceededError"));
    expect(await box.keep(photo())).toBe("full");
    expect(await cupboard.count()).toBe(1);
  });

  it("is nobody's once an attempt is over", async () => {
    const { box } = await start();
    box.belongs(undefined);
    expect(await box.keep(photo())).toBe("nowhere");
  });

  it("of one relay does not wait for another", async () => {
    world.trouble = (id) => (id === "id1" ? new Error("gone") : undefined);
    const { box } = await start();
    await box.keep(photo());
    box.belongs({ ...owner, queue: "other", relay: "https://another.example" });
    await box.keep(photo());
    await quiet();
    expect(world.kept.map(({ id }) => id)).toEqual(["id2"]);
  });
});
