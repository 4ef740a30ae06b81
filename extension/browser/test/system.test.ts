import { describe, expect, it } from "vitest";
import { systems, type System } from "../src/inside/system.js";
import { textsFor } from "../src/texts/texts.js";
import { troubles } from "../src/inside/trouble.js";

function browser(platform: string, ...brands: string[]): Navigator & { userAgentData: { platform: string; brands: { brand: string }[] } } {
  return { userAgentData: { platform, brands: brands.map((brand) => ({ brand })) } } as never;
}

describe("where the student is", () => {
  it.each([
    ["macOS", "Google Chrome", ["mac"]],
    ["Windows", "Microsoft Edge", ["windows", "edge"]],
    ["Linux", "Chromium", ["linux"]],
    ["Chrome OS", "Google Chrome", ["chromeos"]],
    ["Haiku", "Chromium", []],
  ])("%s, %s", (platform, brand, wanted) => {
    expect(systems(browser(platform, "Chromium", brand))).toEqual(wanted);
  });

  it("is not known to every browser", () => {
    expect(systems({} as never)).toEqual([]);
  });
});

describe("advice for one system", () => {
  it.each(troubles)("for %s is there in both languages, or in none", (trouble) => {
    const told = (language: string): System[] => Object.keys(textsFor(language).trouble[trouble].on ?? {}) as System[];
    expect(told("de")).toEqual(told("en"));
  });
});
