import { describe, expect, it } from "vitest";
import { openDoor, RefusedAddress, relayOrigin } from "../src/network/door.js";

function recordingDoor(relay: string) {
  const opened: string[] = [];
  const door = openDoor(relay, (address) => {
    opened.push(address);
    return {} as WebSocket;
  });
  return { door, opened };
}

describe("relayOrigin", () => {
  it.each(["https://relay.example.edu", "https://relay.example.edu:8443", "http://127.0.0.1:8080", "http://localhost:8080"])(
    "takes %s",
    (origin) => {
      expect(relayOrigin(origin)).toBe(origin);
    },
  );

  it.each([
    "http://relay.example.edu",
    "https://relay.example.edu/path",
    "https://user@relay.example.edu",
    "https://relay.example.edu/?x=1",
    "http://127.0.0.1.evil.example",
    "javascript:alert(1)",
    "chrome-extension://abc",
    "ftp://127.0.0.1",
    "relay.example.edu",
    "",
  ])("refuses %s", (text) => {
    expect(relayOrigin(text)).toBeUndefined();
  });
});

describe("a door", () => {
  it("opens sockets on its own relay", () => {
    const { door, opened } = recordingDoor("https://relay.example.edu");
    door.webSocket("/signaling", ["candor.v1"]);
    door.webSocket("wss://relay.example.edu/signaling", ["candor.v1"]);
    expect(opened).toEqual(["wss://relay.example.edu/signaling", "wss://relay.example.edu/signaling"]);
  });

  it.each([
    "wss://other.example.edu/signaling",
    "wss://relay.example.edu.evil.example/signaling",
    "wss://relay.example.edu:444/signaling",
    "ws://relay.example.edu/signaling",
    "https://relay.example.edu/signaling",
    "//evil.example/signaling",
    "wss://relay.example.edu@evil.example/",
    "wss://name@relay.example.edu/",
  ])("refuses %s", (address) => {
    const { door, opened } = recordingDoor("https://relay.example.edu");
    expect(() => door.webSocket(address, [])).toThrow(RefusedAddress);
    expect(opened).toEqual([]);
  });

  it("is not opened for an address that is no relay's", () => {
    expect(() => recordingDoor("http://relay.example.edu")).toThrow(RefusedAddress);
  });
});
