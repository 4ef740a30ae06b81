/** A photo, a screenshot or a clip, as a report tells of it. */
export interface Evidence {
  readonly id: string;
  readonly kind: "photo" | "screenshot" | "clip";
  readonly at: number;
  /** The event it belongs to; absent for none. */
  readonly event?: number;
  /** Only what is kept can be seen. */
  readonly state: "kept" | "coming" | "refused";
  readonly type?: string;
  readonly bytes?: number;
  readonly width?: number;
  readonly height?: number;
  readonly durationMs?: number;
}

/** Where a piece of evidence is had from. */
export type EvidenceAddress = (piece: Evidence) => string;

/** What there is to see or hear, of one event or of none, in its order. */
export function keptOf(all: readonly Evidence[], event: number | undefined): readonly Evidence[] {
  return all.filter((piece) => piece.state === "kept" && piece.event === event);
}

/** The next picture in a direction, or the one there is. */
export function beside(pictures: readonly Evidence[], shown: Evidence, step: 1 | -1): Evidence {
  const index = pictures.findIndex(({ id }) => id === shown.id);
  return pictures[index + step] ?? shown;
}
