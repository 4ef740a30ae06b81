/** What the consent page was opened with: a relay and a launch token, or nothing but the wish to go on. */
export type Link = { readonly relay: string; readonly launch: string } | undefined;

/** Reads `#relay=<origin>&launch=<token>`; undefined for `#resume` and for no fragment at all. */
export function readLink(fragment: string): Link {
  const parameters = new URLSearchParams(fragment.replace(/^#/, ""));
  const relay = parameters.get("relay");
  const launch = parameters.get("launch");
  return relay === null && launch === null ? undefined : { relay: relay ?? "", launch: launch ?? "" };
}
