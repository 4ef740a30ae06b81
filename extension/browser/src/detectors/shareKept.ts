import type { CapturedSource, DetectedKind, Detector, DetectorSetup } from "./detector.js";

/** How long a source must be well before its fault is told to be over: a flash of light is no end of the dark. */
export const mendedMilliseconds = 2000;

interface Seen {
  /** The fault that was told and has not ended. */
  told: DetectedKind | undefined;
  wellSince: number | undefined;
}

/** Notices when camera, microphone or screen is captured and of no use: black, standing still, muted. (Captures that end tell so themselves.) */
export function shareKept({ clock, report, stillOpen }: DetectorSetup): Detector {
  const begun = clock.now();
  const sources = new Map<CapturedSource, Seen>();

  const seen = (source: CapturedSource): Seen => {
    const known = sources.get(source) ?? { told: stillOpen(`share.${source}`), wellSince: undefined };
    sources.set(source, known);
    return known;
  };
  const end = (source: CapturedSource, now: Seen, at: number): void => {
    if (now.told !== undefined) {
      report({ kind: now.told, at, detail: { source }, ends: true, open: `share.${source}` });
      now.told = undefined;
    }
    now.wellSince = undefined;
  };

  return {
    signal(signal) {
      if (signal.type !== "captured") {
        return;
      }
      const { source, fault } = signal;
      const now = seen(source);
      if (fault === undefined) {
        now.wellSince ??= clock.now();
        if (clock.now() - now.wellSince >= mendedMilliseconds) {
          end(source, now, now.wellSince);
        }
        return;
      }
      now.wellSince = undefined;
      const kind: DetectedKind = `capture.${fault.kind}`;
      if (now.told !== kind) {
        // What was there before the exam began counts from its beginning.
        const at = Math.max(fault.since, begun);
        end(source, now, at);
        report({ kind, at, detail: { source }, open: `share.${source}` });
        now.told = kind;
      }
    },
    stop() {
      sources.clear();
    },
  };
}
