import { vi } from "vitest";

/** Waits for what holds in the end, with the patience of a busy machine: other checks run beside these. */
export async function eventually(holds: () => void): Promise<void> {
  await vi.waitFor(holds, { timeout: 10_000 });
}
