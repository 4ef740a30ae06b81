import { render } from "lit";
import { describe, expect, it } from "vitest";
import { recordings } from "../src/api.ts";
import { downloads } from "../src/report-facts.ts";
import { part, report } from "./samples.ts";

function links(...parts: Parameters<typeof report>[0]["parts"] & object): readonly string[] {
  const box = document.createElement("div");
  render(downloads(report({ parts }), recordings("a1")), box);
  return [...box.querySelectorAll("a")].map((link) => `${link.getAttribute("href") ?? ""} ${link.download}`);
}

describe("recordings as files", () => {
  it("are each part, and all of a source where it has several", () => {
    expect(links(part("s1", "screen", 5_000, 1_000), part("c2", "camera", 20_000, 1_000), part("c1", "camera", 5_000, 1_000))).toEqual([
      "/api/attempts/a1/tracks/camera.webm Ada-1970-01-01-camera.webm",
      "/api/parts/c1/media.webm Ada-1970-01-01-camera-1.webm",
      "/api/parts/c2/media.webm Ada-1970-01-01-camera-2.webm",
      "/api/parts/s1/media.webm Ada-1970-01-01-screen-1.webm",
    ]);
  });

  it("are not one as long as something is being recorded", () => {
    expect(links(part("c1", "camera", 5_000, 1_000), part("c2", "camera", 20_000, undefined))).toHaveLength(2);
  });
});
