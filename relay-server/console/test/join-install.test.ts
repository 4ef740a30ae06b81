import { render } from "lit";
import { describe, expect, it } from "vitest";
import { browserOf, install } from "../src/join-install.ts";

const chrome = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";
const edge = `${chrome} Edg/140.0.0.0`;

describe("how to get the extension", () => {
  it("knows the browser", () => {
    expect([browserOf(chrome), browserOf(edge)]).toEqual(["chrome", "edge"]);
  });

  it.each([
    [chrome, "chrome://extensions", "top right"],
    [edge, "edge://extensions", "bottom left"],
  ])("shows the page of extensions as it is in %s", (agent, address, place) => {
    const page = document.createElement("div");
    render(install(agent, () => undefined), page);
    const pictures = [...page.querySelectorAll("svg[role=img]")];
    expect(pictures).toHaveLength(3);
    expect(pictures[2]?.textContent).toContain(address);
    expect(pictures[2]?.getAttribute("aria-label")).toContain(place);
  });
});
