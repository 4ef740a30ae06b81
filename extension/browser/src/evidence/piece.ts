// What evidence is in this browser, from the moment it is taken until the relay has it.

export type PieceKind = "photo" | "screenshot" | "clip";

/** Something taken that is worth keeping. */
export interface Piece {
  readonly kind: PieceKind;
  readonly blob: Blob;
  /** When it was taken, on the relay's clock. */
  readonly at: number;
  /** The number of the event it shows; evidence of no event has none. */
  readonly event?: number | undefined;
}

/** What became of a piece: on this browser's disk, or nowhere for want of room there, or because no attempt is under way. */
export type Kept = "kept" | "full" | "nowhere";

/** Whose a piece is: the attempt by its queue here, and by relay and token there. */
export interface Owner {
  readonly queue: string;
  readonly relay: string;
  readonly resume: string;
}

/** A piece on this browser's disk. */
export interface StoredPiece extends Owner {
  readonly id: string;
  readonly kind: PieceKind;
  readonly type: string;
  readonly at: number;
  readonly event?: number | undefined;
  /** SHA-256 of all of it, in base64. */
  readonly digest: string;
  readonly bytes: ArrayBuffer;
}

/** Where pieces go; see EvidenceBox. */
export interface Keeper {
  keep(piece: Piece): Promise<Kept>;
}
