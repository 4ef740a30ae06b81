// How one piece goes to the relay: in stretches, each of which may come again, until all of it is there and checked.
import type { Send } from "../network/door.js";
import type { StoredPiece } from "./piece.js";

/** The largest stretch the relay takes. */
export const longestStretch = 256 * 1024;

/** What came of it: all of it is there; the relay will never take it; or it is to be tried again, perhaps not before so long. */
export type Outcome =
  | { readonly came: "kept" }
  | { readonly came: "refused"; readonly why: string }
  | { readonly came: "later"; readonly afterMs?: number };

const later: Outcome = { came: "later" };

/** What says for now: these may be answered otherwise another time. All other refusals are for ever. */
const forNow: ReadonlySet<number> = new Set([403, 404, 405, 408, 425, 429]);
/** Before the relay has heard the consent. */
const notYet = "consent-missing";
const mostDamaged = 3;

/** Sends a piece; never rejects. */
export async function deliver(piece: StoredPiece, send: Send): Promise<Outcome> {
  const all = piece.bytes.byteLength;
  let damaged = 0;
  let first = 0;
  // Each answer but the last brings it on, so that no relay can keep this going for ever.
  for (let turn = 0; turn < 2 * Math.ceil(all / longestStretch) + 2 * mostDamaged; turn += 1) {
    const answer = await send(`/api/evidence/${piece.id}`, request(piece, first)).catch(() => undefined);
    if (answer === undefined) {
      return later;
    }
    if (answer.status === 200 || answer.status === 201) {
      return { came: "kept" };
    }
    const type = answer.status === 409 ? await typeOf(answer) : "";
    if (answer.status === 202 || type === "evidence-gap") {
      const there = Number(answer.headers.get("Upload-Offset") ?? Number.NaN);
      if (!(there >= 0 && there <= all)) {
        return later;
      }
      first = there;
    } else if (answer.status === 422 && damaged < mostDamaged) {
      damaged += 1;
      first = 0;
    } else if (answer.status >= 500 || forNow.has(answer.status) || type === notYet) {
      return { came: "later", ...retryAfter(answer) };
    } else {
      return { came: "refused", why: type === "" ? String(answer.status) : type };
    }
  }
  return later;
}

function request(piece: StoredPiece, first: number): RequestInit {
  const all = piece.bytes.byteLength;
  const end = Math.min(all, first + longestStretch);
  return {
    method: "PUT",
    headers: {
      Authorization: `Bearer ${piece.resume}`,
      "Content-Type": piece.type,
      "Content-Range": first === end ? `bytes */${all}` : `bytes ${first}-${end - 1}/${all}`,
      "Evidence-Kind": piece.kind,
      "Evidence-At": String(piece.at),
      ...(piece.event === undefined ? {} : { "Evidence-Event": String(piece.event) }),
      "Repr-Digest": `sha-256=:${piece.digest}:`,
    },
    body: piece.bytes.slice(first, end),
  };
}

async function typeOf(answer: Response): Promise<string> {
  const body = (await answer.json().catch(() => undefined)) as { readonly type?: unknown } | undefined;
  return typeof body?.type === "string" ? body.type : "";
}

function retryAfter(answer: Response): { readonly afterMs?: number } {
  const seconds = Number(answer.headers.get("Retry-After") ?? Number.NaN);
  return seconds > 0 ? { afterMs: seconds * 1000 } : {};
}
