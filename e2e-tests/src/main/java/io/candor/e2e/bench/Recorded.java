package io.candor.e2e.bench;

/** Whole frames in recordings. */
record Recorded(long videoFrames, long audioFrames) {
  static final Recorded NOTHING = new Recorded(0, 0);

  Recorded plus(Recorded other) {
    return new Recorded(videoFrames + other.videoFrames, audioFrames + other.audioFrames);
  }
}
