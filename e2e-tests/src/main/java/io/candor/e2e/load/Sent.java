package io.candor.e2e.load;

/**
 * What a publisher has sent so far.
 *
 * @param packets media packets, repetitions not counted
 * @param keyFrameRequests how often the other side asked for a key frame
 */
public record Sent(
    long videoFrames, long audioFrames, long packets, long resent, long keyFrameRequests) {
  /** Nothing sent yet. */
  public static final Sent NOTHING = new Sent(0, 0, 0, 0, 0);

  public Sent plus(Sent other) {
    return new Sent(
        videoFrames + other.videoFrames,
        audioFrames + other.audioFrames,
        packets + other.packets,
        resent + other.resent,
        keyFrameRequests + other.keyFrameRequests);
  }
}
