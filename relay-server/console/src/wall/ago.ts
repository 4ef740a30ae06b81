import { language, text } from "../texts.ts";

const relative = new Intl.RelativeTimeFormat(language, { numeric: "always", style: "short" });
const MINUTE = 60_000;

/** How long ago something was, as roughly as one reads it at a glance. */
export function ago(at: number, now: number): string {
  const minutes = Math.floor((now - at) / MINUTE);
  if (minutes < 1) {
    return text("room.justNow");
  }
  return minutes < 60 ? relative.format(-minutes, "minute") : relative.format(-Math.floor(minutes / 60), "hour");
}
