/** The first of the known extensions that is in this browser: it answers for a file it lets pages see. */
export async function findExtension(
  ids: readonly string[],
  ask: (address: string) => Promise<boolean> = answers,
): Promise<string | undefined> {
  for (const id of ids) {
    if (await ask(`chrome-extension://${id}/ping.txt`)) {
      return id;
    }
  }
  return undefined;
}

async function answers(address: string): Promise<boolean> {
  return fetch(address, { cache: "no-store" }).then(
    (response) => response.ok,
    () => false,
  );
}

/** The extension's page that shows what is collected and asks for consent. */
export function consentAddress(id: string, relay: string, launch: string): string {
  const values = new URLSearchParams({ relay, launch });
  return `chrome-extension://${id}/consent.html#${values.toString()}`;
}
