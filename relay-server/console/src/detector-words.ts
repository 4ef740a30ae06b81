import type { Detail } from "@candor/signaling-client";
import { text } from "./texts.ts";

const options = ["people", "audio", "impersonation"] as const;
const means = ["gpu", "software", "wasm"] as const;
const reasons = ["dark", "blurred", "noPicture", "noSound", "failed", "notFound", "between", "small", "turned", "poor", "nobody", "several", "notAsked"] as const;

/** What a detector adds to its event: which it is, by what it works, how many, how loud, or why it could not tell. */
export function detectorWords(detail: Detail): string {
  const option = options.find((one) => one === detail["option"]);
  const by = means.find((one) => one === detail["by"]);
  const reason = reasons.find((one) => one === detail["reason"]);
  const { count, loudness, everyMs, what } = detail;
  const words = [
    option === undefined ? undefined : text(`detector.${option}`),
    by === undefined ? undefined : text(`detector.${by}`),
    typeof everyMs === "number" ? text("detector.every", { seconds: String(everyMs / 1000) }) : undefined,
    // What was tried and blocked is counted elsewhere.
    typeof count === "number" && what === undefined ? text("people.count", { count: String(count) }) : undefined,
    typeof loudness === "number" ? text("audio.loudness", { loudness: String(loudness) }) : undefined,
    reason === undefined ? undefined : text(`unable.${reason}`),
  ].filter((word) => word !== undefined);
  return words.length === 0 ? "" : ` (${words.join(", ")})`;
}
