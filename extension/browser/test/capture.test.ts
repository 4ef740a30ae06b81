import { beforeEach, describe, expect, it } from "vitest";
import { deviceTrouble, screenTrouble, WrongSurface } from "../src/inside/trouble.js";
import { Capture } from "../src/offscreen/capture.js";
import { openCamera, openScreen, scaleDown, type MediaDoor } from "../src/offscreen/media.js";
import { cameraStream, FakeClock, policy, screenStream, settle, type FakeStream } from "./fakes.js";

let clock: FakeClock;
let answers: (FakeStream | Error)[];
let held: MediaStream[];
let endedAt: number[];
let capture: Capture;

beforeEach(() => {
  clock = new FakeClock();
  answers = [];
  held = [];
  endedAt = [];
  capture = new Capture(
    () => {
      const answer = answers.shift();
      return answer === undefined || answer instanceof Error ? Promise.reject(answer ?? new Error("none")) : Promise.resolve(answer.asStream);
    },
    (error) => Promise.resolve(deviceTrouble(error, { camera: true, microphone: true })),
    "camera-stopped",
    { changed: () => undefined, held: (stream) => held.push(stream), ended: (at) => endedAt.push(at) },
    clock,
  );
});

describe("a capture", () => {
  it("asks once and holds", async () => {
    const stream = cameraStream();
    answers = [stream, cameraStream()];
    const first = capture.acquire();
    expect(capture.state).toBe("asking");
    await Promise.all([first, capture.acquire()]);
    expect(capture.state).toBe("held");
    expect(held).toEqual([stream]);
  });

  it("says what went wrong, and works at the next try", async () => {
    answers = [new DOMException("Permission dismissed", "NotAllowedError"), cameraStream()];
    await capture.acquire();
    expect([capture.state, capture.trouble]).toEqual(["lost", "device-dismissed"]);
    await capture.acquire();
    expect([capture.state, capture.trouble]).toEqual(["held", undefined]);
  });

  it("notices a track that ends by itself, once, and stops the others", async () => {
    const stream = cameraStream();
    answers = [stream];
    await capture.acquire();
    clock.advance(500);
    stream.tracks[1]!.endByItself();
    stream.tracks[0]!.endByItself();
    expect([capture.state, capture.trouble]).toEqual(["lost", "camera-stopped"]);
    expect(endedAt).toEqual([clock.now()]);
    expect(stream.tracks.map(({ readyState }) => readyState)).toEqual(["ended", "ended"]);
  });

  it("notices a track that had ended before anybody listened", async () => {
    const stream = cameraStream();
    stream.tracks[0]!.stop();
    answers = [stream];
    await capture.acquire();
    expect(capture.state).toBe("lost");
  });

  it("stops every track when it lets go, which is no event", async () => {
    const stream = cameraStream();
    answers = [stream];
    await capture.acquire();
    expect(capture.release()).toBe(true);
    expect(stream.tracks.every(({ readyState }) => readyState === "ended")).toBe(true);
    expect(endedAt).toEqual([]);
  });

  it("tells when a track would not stop", async () => {
    const stream = cameraStream();
    stream.tracks[0]!.stop = () => undefined;
    answers = [stream];
    await capture.acquire();
    expect(capture.release()).toBe(false);
  });

  it("stops what the browser gives after it has let go", async () => {
    const stream = cameraStream();
    answers = [stream];
    const asked = capture.acquire();
    capture.release();
    await asked;
    await settle();
    expect(capture.state).toBe("off");
    expect(stream.tracks.every(({ readyState }) => readyState === "ended")).toBe(true);
    expect(held).toEqual([]);
  });
});

describe("the microphone", () => {
  it.each([true, false])("and the camera are asked for only where an option needs them (recorded: %s)", async (recorded) => {
    const asked: (MediaStreamConstraints | undefined)[] = [];
    const media: MediaDoor = {
      getUserMedia: (constraints) => {
        asked.push(constraints);
        return Promise.resolve(cameraStream().asStream);
      },
      getDisplayMedia: () => Promise.reject(new Error("no")),
    };
    await openCamera(media, { ...policy, options: { recordMicrophone: recorded, liveView: true } });
    expect(Boolean(asked[0]?.audio)).toBe(recorded);
    expect(asked[0]?.video).toMatchObject({ width: { ideal: 320 }, frameRate: { ideal: 15 } });
    await openCamera(media, { ...policy, options: { recordCamera: recorded, audio: true } });
    expect([Boolean(asked[1]?.audio), Boolean(asked[1]?.video)]).toEqual([true, recorded]);
  });
});

describe("the screen", () => {
  function media(stream: FakeStream): MediaDoor {
    return { getUserMedia: () => Promise.reject(new Error("no")), getDisplayMedia: () => Promise.resolve(stream.asStream) };
  }

  it("is taken when it is the entire one", async () => {
    const stream = screenStream();
    await expect(openScreen(media(stream), policy)).resolves.toBe(stream);
  });

  it.each(["window", "browser"])("is refused and let go when it is a %s", async (surface) => {
    const stream = screenStream(surface);
    await expect(openScreen(media(stream), policy)).rejects.toThrow(WrongSurface);
    expect(stream.tracks[0]!.readyState).toBe("ended");
  });

  it("is scaled down to the policy's size, never up", () => {
    expect(scaleDown({ width: 3840, height: 2160 }, policy.screen)).toBe(2);
    expect(scaleDown({ width: 800, height: 2400 }, policy.screen)).toBe(2);
    expect(scaleDown({ width: 640, height: 480 }, policy.screen)).toBe(1);
  });
});

describe("troubles", () => {
  const all = { camera: true, microphone: true };
  it.each([
    [new DOMException("Permission denied", "NotAllowedError"), all, "device-denied"],
    [new DOMException("Permission dismissed", "NotAllowedError"), all, "device-dismissed"],
    [new DOMException("Permission denied by system", "NotAllowedError"), all, "device-system"],
    [new DOMException("Requested device not found", "NotFoundError"), { camera: false, microphone: true }, "camera-missing"],
    [new DOMException("Requested device not found", "NotFoundError"), { camera: true, microphone: false }, "microphone-missing"],
    [new DOMException("Device in use", "NotReadableError"), all, "device-busy"],
    [new TypeError("odd"), all, "capture-failed"],
    ["not even an error", all, "capture-failed"],
  ] as const)("%s with %o is %s", (error, devices, trouble) => {
    expect(deviceTrouble(error, devices)).toBe(trouble);
  });

  it.each([
    [new WrongSurface("window"), "screen-surface"],
    [new DOMException("Permission denied", "NotAllowedError"), "screen-cancelled"],
    [new DOMException("Permission denied by system", "NotAllowedError"), "screen-system"],
    [new DOMException("Could not start", "NotReadableError"), "screen-system"],
    [new TypeError("odd"), "capture-failed"],
  ] as const)("%s for the screen is %s", (error, trouble) => {
    expect(screenTrouble(error)).toBe(trouble);
  });
});
