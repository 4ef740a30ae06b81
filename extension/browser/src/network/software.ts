import { version } from "../../package.json";
import type { Client } from "@candor/signaling-client";

interface Brands {
  readonly brands: readonly { readonly brand: string; readonly version: string }[];
  readonly platform: string;
}

/** Which software this is, as hello tells it. */
export function software(
  browser: Navigator & { readonly userAgentData?: Brands } = navigator,
  shown: Pick<Screen, "width" | "height"> & { readonly isExtended?: boolean } = screen,
): Client {
  const brands = browser.userAgentData?.brands ?? [];
  const known = brands.find(({ brand }) => !/not.?a.?brand/i.test(brand) && brand !== "Chromium") ?? brands.find(({ brand }) => brand === "Chromium");
  return {
    name: "candor-extension",
    // An offscreen document has no chrome.runtime.getManifest.
    version,
    browser: known === undefined ? "unknown" : `${known.brand} ${known.version}`,
    os: browser.userAgentData?.platform ?? "unknown",
    screens: `${shown.width}×${shown.height}${shown.isExtended === true ? " +" : ""}`,
  };
}
