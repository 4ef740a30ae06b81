import { describe, expect, it } from "vitest";
import { consentAddress, findExtension } from "../src/extension.ts";
import { fakeRelay } from "./relay.ts";

describe("looking for the extension", () => {
  it.each([
    [["a", "b", "c"], ["a"], "a"],
    [["a", "b", "c"], ["c"], "c"],
    [["a", "b", "c"], ["b", "c"], "b"],
    [["a", "b"], [], undefined],
    [[], ["a"], undefined],
  ])("of %j, %j are there", async (ids, there, found) => {
    const asked: string[] = [];
    const ask = (address: string): Promise<boolean> => {
      asked.push(address);
      return Promise.resolve(there.some((id) => address === `chrome-extension://${id}/ping.txt`));
    };
    expect(await findExtension(ids, ask)).toBe(found);
    expect(asked).toHaveLength(found === undefined ? ids.length : ids.indexOf(found) + 1);
  });

  it("goes by a file: one that is not there, or refused, is no extension", async () => {
    fakeRelay({
      "GET chrome-extension://refused/ping.txt": { status: 404 },
      "GET chrome-extension://here/ping.txt": { body: "candor" },
    });
    expect(await findExtension(["absent", "refused", "here"])).toBe("here");
  });
});

it("the consent page is told the relay and the launch token, safely written", () => {
  const address = new URL(consentAddress("ext", "http://[::1]:8080", "a&b=c#d"));
  const values = new URLSearchParams(address.hash.slice(1));
  expect(address.href.startsWith("chrome-extension://ext/consent.html#")).toBe(true);
  expect(values.get("relay")).toBe("http://[::1]:8080");
  expect(values.get("launch")).toBe("a&b=c#d");
});
