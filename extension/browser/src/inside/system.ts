/** Where advice differs: the systems, and Edge, whose address bar looks different. */
export type System = "mac" | "windows" | "linux" | "chromeos" | "edge";

interface Brands {
  readonly brands: readonly { readonly brand: string }[];
  readonly platform: string;
}

/** What this browser runs on, the more telling first. */
export function systems(browser: Navigator & { readonly userAgentData?: Brands } = navigator): readonly System[] {
  const { brands = [], platform = "" } = browser.userAgentData ?? {};
  const edge = brands.some(({ brand }) => brand === "Microsoft Edge");
  return [...systemOf(platform), ...(edge ? (["edge"] as const) : [])];
}

function systemOf(platform: string): readonly System[] {
  switch (platform) {
    case "macOS":
      return ["mac"];
    case "Windows":
      return ["windows"];
    case "Linux":
      return ["linux"];
    case "Chrome OS":
    case "Chromium OS":
      return ["chromeos"];
    default:
      return [];
  }
}
