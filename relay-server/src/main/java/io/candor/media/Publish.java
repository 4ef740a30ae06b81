package io.candor.media;

import io.candor.recording.PartWriter;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A student's wish to send one source.
 *
 * @param peer names the peer connection; never used twice
 * @param keyFrames how often the source is asked for a key frame
 * @param offer the browser's SDP
 * @param videoBitrate what its picture may take by the exam's policy, bits a second; a browser
 *     keeps to it by itself
 * @param tape where the recording goes, or null when the exam records nothing of this source
 */
public record Publish(
    String peer, KeyFrames keyFrames, String offer, int videoBitrate, @Nullable Tape tape) {
  /** What any picture may take, in kbit/s: a screen's key frames need some room. */
  private static final int ROOM_KBPS = 2_000;

  /**
   * A part to be recorded.
   *
   * @param kinds what of the source goes into it; the rest is shown to viewers only
   */
  public record Tape(PartWriter part, Set<MediaEvent.Kind> kinds) {
    public Tape {
      kinds = Set.copyOf(kinds);
    }

    /** What of these is recorded; {@link OfferRefused} where that is nothing. */
    public Set<MediaEvent.Kind> of(Collection<MediaEvent.Kind> offered) {
      Set<MediaEvent.Kind> recorded = EnumSet.noneOf(MediaEvent.Kind.class);
      recorded.addAll(offered);
      recorded.retainAll(kinds);
      if (recorded.isEmpty()) {
        throw new OfferRefused("The offer has nothing of what this exam records.");
      }
      return recorded;
    }
  }

  /** A source whose policy is modest, all of it recorded. */
  public Publish(String peer, KeyFrames keyFrames, String offer, @Nullable PartWriter part) {
    this(
        peer,
        keyFrames,
        offer,
        0,
        part == null ? null : new Tape(part, EnumSet.allOf(MediaEvent.Kind.class)));
  }

  /** What the other side is told that its picture may take at most, in kbit/s. */
  public int mostVideoKbps() {
    return Math.max(ROOM_KBPS, 2 * videoBitrate / 1000);
  }
}
