import type { Detail } from "@candor/signaling-client";
import { text } from "./texts.ts";

const pieces = ["photo", "screenshot", "clip"] as const;
const reasons = ["noPicture", "notPermitted", "full", "refused", "failed"] as const;

/** What there is none of, and why. */
export function missingWords(detail: Detail): string {
  const piece = pieces.find((one) => one === detail["piece"]);
  const reason = reasons.find((one) => one === detail["reason"]);
  return piece === undefined || reason === undefined ? "" : ` (${text(`piece.${piece}`)}, ${text(`missing.${reason}`)})`;
}
