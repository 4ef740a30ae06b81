import { expect, it } from "vitest";
import { handheld } from "../src/handheld.ts";

it.each([
  ["Mozilla/5.0 (Linux; Android 15; Pixel 9) Chrome/156.0.0.0 Mobile Safari/537.36", 5, true],
  ["Mozilla/5.0 (Linux; Android 15; SM-X910) Chrome/156.0.0.0 Safari/537.36", 5, true],
  ["Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Safari/604.1", 5, true],
  ["Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Version/19.0 Safari/605.1.15", 5, true],
  ["Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Chrome/156.0.0.0 Safari/537.36", 0, false],
  ["Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/156.0.0.0 Safari/537.36 Edg/156.0.0.0", 10, false],
  ["Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) Chrome/156.0.0.0 Safari/537.36", 10, false],
  ["Mozilla/5.0 (X11; Linux x86_64) Chrome/156.0.0.0 Safari/537.36", 0, false],
] as const)("%s with %d fingers is handheld: %s", (userAgent, maxTouchPoints, is) => {
  expect(handheld({ userAgent, maxTouchPoints })).toBe(is);
});

it("a browser that says so is believed", () => {
  expect(handheld({ userAgent: "Chrome", maxTouchPoints: 1, userAgentData: { mobile: true } })).toBe(true);
});
