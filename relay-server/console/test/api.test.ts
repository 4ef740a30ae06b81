import { describe, expect, it } from "vitest";
import { api, ApiError, mediaAddress } from "../src/api.ts";
import { fakeRelay } from "./relay.ts";
import { part } from "./samples.ts";

describe("what the server answers", () => {
  it("is the JSON it sends", async () => {
    const asked = fakeRelay({ "GET /api/exams": { json: [{ id: "e1" }] } });
    expect(await api.exams()).toEqual([{ id: "e1" }]);
    expect(asked).toEqual([{ method: "GET", path: "/api/exams", body: undefined }]);
  });

  it("may be nothing at all", async () => {
    const asked = fakeRelay({ "POST /api/session": { status: 204 }, "DELETE /api/session": { status: 204 } });
    expect(await api.signIn("k")).toBeUndefined();
    expect(await api.signOut()).toBeUndefined();
    expect(asked[0]).toEqual({ method: "POST", path: "/api/session", body: { key: "k" } });
  });

  it("is taken out of its wrapping where it has one", async () => {
    fakeRelay({ "GET /api/ice": { json: { iceServers: [{ urls: ["stun:s"] }] } } });
    expect(await api.iceServers()).toEqual([{ urls: ["stun:s"] }]);
  });

  it("a part's recording has its own address", () => {
    expect(mediaAddress(part("p1", "camera", 0, 1))).toBe("/api/parts/p1/media.webm");
  });
});

describe("what goes wrong", () => {
  it.each([
    ["a problem with a title and a detail", { json: { title: "No such exam", detail: "Ask again" } }, "No such exam. Ask again"],
    ["a problem with a title only", { json: { title: "No such exam" } }, "No such exam"],
    ["a proxy's page", { body: "<html>Bad gateway</html>" }, ""],
    ["an empty answer", {}, ""],
  ])("%s", async (_, answer, words) => {
    fakeRelay({ "GET /api/exams/e1": { status: 404, ...answer } });
    const thrown: unknown = await api.exam("e1").catch((error: unknown) => error);
    expect(thrown).toBeInstanceOf(ApiError);
    expect(thrown).toMatchObject({ status: 404, message: words || expect.stringContaining("404") as unknown });
  });

  it("no network is told as it is", async () => {
    fakeRelay({});
    await expect(api.exams()).rejects.toThrow("Failed to fetch");
  });

  it("an answer that is no JSON though all is said to be well", async () => {
    fakeRelay({ "GET /api/exams": { body: "<html>" } });
    await expect(api.exams()).rejects.toThrow();
  });
});
