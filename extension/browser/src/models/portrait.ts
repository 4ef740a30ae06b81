// Cuts a face out of a picture the way the network of likeness has learned faces: upright, eyes and mouth where they always are.

/** Width and height of what is cut out. */
export const portraitSize = 150;

/** A point, in pixels of the picture. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** What must be known of a face. */
export interface Features {
  readonly rightEye: Point;
  readonly leftEye: Point;
  readonly nose: Point;
  readonly mouth: Point;
}

/** Where to cut: a square around this point, turned by so much (radians). */
export interface Cut {
  readonly centre: Point;
  readonly size: number;
  readonly angle: number;
}

/** Eyes nearer to each other than this, in pixels, are too few pixels to compare. */
const leastEyes = 22;
/** The nose of a face that looks at the camera is about between the eyes: off by more of their distance it looks elsewhere. */
const mostTurned = 0.3;
/** From the eyes to the mouth, as a share of the square; and where in it the middle of the three is. */
const shareOfSquare = 0.45;
const middle = { x: 0.5, y: 0.43 } as const;

/** Where a face is cut out; or why it cannot be compared. */
export function cutOut({ rightEye, leftEye, nose, mouth }: Features): Cut | "small" | "turned" {
  const apart = distance(rightEye, leftEye);
  if (apart < leastEyes) {
    return "small";
  }
  const angle = Math.atan2(leftEye.y - rightEye.y, leftEye.x - rightEye.x);
  const eyes = { x: (rightEye.x + leftEye.x) / 2, y: (rightEye.y + leftEye.y) / 2 };
  const sideways = (nose.x - eyes.x) * Math.cos(angle) + (nose.y - eyes.y) * Math.sin(angle);
  if (Math.abs(sideways) / apart > mostTurned) {
    return "turned";
  }
  const size = (distance(rightEye, mouth) + distance(leftEye, mouth)) / 2 / shareOfSquare;
  const points = { x: (rightEye.x + leftEye.x + mouth.x) / 3, y: (rightEye.y + leftEye.y + mouth.y) / 3 };
  const right = (0.5 - middle.x) * size;
  const down = (0.5 - middle.y) * size;
  const centre = { x: points.x + right * Math.cos(angle) - down * Math.sin(angle), y: points.y + right * Math.sin(angle) + down * Math.cos(angle) };
  return { centre, size, angle };
}

function distance(one: Point, other: Point): number {
  return Math.hypot(one.x - other.x, one.y - other.y);
}

/** How far two faces are from each other: below 0.6 they are usually one person's. */
export function unlikeness(one: Float32Array, other: Float32Array): number {
  return Math.sqrt(one.reduce((sum, value, at) => sum + (value - (other[at] ?? 0)) ** 2, 0));
}
