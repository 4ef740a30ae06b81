import { expect, it } from "vitest";
import { TeacherClient, type ServerToTeacher } from "../src/index.ts";
import { FakeSurroundings } from "./fakes.ts";

it("watches the same exams again after a reconnect", async () => {
  const around = new FakeSurroundings();
  const told: ServerToTeacher[] = [];
  const teacher = new TeacherClient({
    url: "ws://relay/signaling",
    client: { name: "t", version: "1", browser: "b", os: "o" },
    onMessage: (message) => told.push(message),
    surroundings: around,
  });
  const types = (): unknown[] => around.socket.sent.map((message) => message.exam ?? message.type);
  teacher.watch("a");
  teacher.start();
  around.socket.open();
  expect(teacher.send({ type: "unsubscribe", viewer: "v" })).toBe(false);
  around.socket.hears({ type: "welcome", protocol: 1, serverTime: around.now() + 500 });
  teacher.watch("b");
  teacher.unwatch("a");
  teacher.unwatch("never");
  expect(types()).toEqual(["hello", "ping", "a", "b", "a"]);
  expect(teacher.serverNow()).toBe(around.now() + 500);
  around.socket.breaks();
  await around.pass(250);
  around.socket.open();
  around.socket.hears({ type: "welcome", protocol: 1, serverTime: 1 });
  expect(types()).toEqual(["hello", "ping", "b"]);
  expect(told.map((message) => message.type)).toEqual(["welcome", "welcome"]);
  around.socket.hears({ type: "problem", code: "not-signed-in", title: "Sign in.", detail: "", retry: "never" });
  expect(teacher.state).toMatchObject({ kind: "stopped", reason: "problem", words: "Sign in." });
  expect(around.pendingTimers).toBe(0);
});
