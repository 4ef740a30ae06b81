import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Pictures } from "../../src/wall/pictures.ts";
import { WallTiles } from "../../src/wall/wall-tiles.ts";
import { heard } from "../../src/wall/wall.ts";
import { fakeSight, FakeTeacher, fakeWebRtc } from "../webrtc.ts";
import { row, wallOf } from "./rows.ts";

describe("the tiles of a wall", () => {
  let tiles: WallTiles;
  let pictures: Pictures;

  const settled = async (): Promise<void> => {
    await tiles.updateComplete;
    await Promise.resolve();
  };
  const order = (): string => [...tiles.querySelectorAll<HTMLElement>("[data-attempt]")].map((one) => one.dataset["attempt"]).join("");
  const name = (attempt: string): HTMLElement | null => tiles.querySelector(`[data-attempt=${attempt}] .name`);
  const stops = (): number => [...tiles.querySelectorAll<HTMLElement>(".name")].filter((one) => one.tabIndex === 0).length;
  const press = async (key: string): Promise<void> => {
    document.activeElement?.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
    await settled();
  };
  const help = async (attempt: string): Promise<void> => {
    tiles.wall = heard(tiles.wall, { type: "attempt", exam: "e1", ...row(attempt, { helpSince: 1 }) });
    await settled();
  };

  beforeEach(async () => {
    fakeWebRtc();
    fakeSight();
    pictures = new Pictures(new FakeTeacher().client, []);
    tiles = new WallTiles();
    Object.assign(tiles, {
      wall: wallOf(row("a"), row("b"), row("c")),
      view: { filter: "all", query: "", sorting: "attention" },
      now: 1,
      pictures,
      source: "camera",
      watchable: true,
    });
    document.body.append(tiles);
    await settled();
  });

  afterEach(() => {
    tiles.remove();
    pictures.close();
  });

  it("a call for help moves its own tile to the front, the same element as before", async () => {
    const element = tiles.querySelector("[data-attempt=c]");
    await help("c");
    expect(order()).toBe("cab");
    expect(tiles.querySelector("[data-attempt=c]")).toBe(element);
  });

  it("whoever moves keeps the focus", async () => {
    name("c")?.focus();
    await help("c");
    expect(document.activeElement).toBe(name("c"));
  });

  it("the Tab key stops once, where one has been", async () => {
    expect(stops()).toBe(1);
    name("b")?.focus();
    await settled();
    expect(stops()).toBe(1);
    expect(name("b")?.tabIndex).toBe(0);
  });

  it("keys go from tile to tile", async () => {
    name("a")?.focus();
    await press("ArrowRight");
    expect(document.activeElement).toBe(name("b"));
    await press("End");
    expect(document.activeElement).toBe(name("c"));
    await press("ArrowRight");
    expect(document.activeElement).toBe(name("c"));
    await press("Home");
    expect(document.activeElement).toBe(name("a"));
  });

  it("nothing but help moves while the mouse is used on it", async () => {
    tiles.dispatchEvent(new PointerEvent("pointermove", { pointerType: "mouse" }));
    tiles.wall = heard(tiles.wall, { type: "attempt", exam: "e1", ...row("c", { state: "interrupted" }) });
    await settled();
    expect(order()).toBe("abc");
    await help("b");
    expect(order()).toBe("bac");
    tiles.dispatchEvent(new PointerEvent("pointerleave", { pointerType: "mouse" }));
    await settled();
    expect(order()).toBe("bca");
  });

  it("says so when there is nobody to show", async () => {
    tiles.view = { filter: "finished", query: "", sorting: "name" };
    await settled();
    expect(tiles.textContent).toContain("nobody to show");
  });
});
