package io.candor.media;

import io.candor.recording.PartWriter;
import org.jspecify.annotations.Nullable;

/**
 * A student's wish to send one source.
 *
 * @param peer names the peer connection; never used twice
 * @param keyFrames how often the source is asked for a key frame
 * @param offer the browser's SDP
 * @param videoBitrate what its picture may take by the exam's policy, bits a second; a browser
 *     keeps to it by itself
 * @param part where the recording goes, or null when the exam doesn't record this source
 */
public record Publish(
    String peer, KeyFrames keyFrames, String offer, int videoBitrate, @Nullable PartWriter part) {
  /** What any picture may take, in kbit/s: a screen's key frames need some room. */
  private static final int ROOM_KBPS = 2_000;

  /** A source whose policy is modest. */
  public Publish(String peer, KeyFrames keyFrames, String offer, @Nullable PartWriter part) {
    this(peer, keyFrames, offer, 0, part);
  }

  /** What the other side is told that its picture may take at most, in kbit/s. */
  public int mostVideoKbps() {
    return Math.max(ROOM_KBPS, 2 * videoBitrate / 1000);
  }
}
