package io.candor.media.embedded;

import io.candor.media.Lack;
import io.candor.media.Lacks;
import io.candor.media.MediaEvents;
import io.candor.rtc.rtp.RtpPacket;
import io.candor.rtc.sdp.MediaKind;
import io.candor.rtc.sdp.NegotiatedTrack;
import io.candor.rtc.vp8.EncodedFrame;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What one publisher's packets show without being decoded, which costs next to nothing: that none
 * come, how large key frames are, and how loud the sender says its sound is. Runs on the session
 * loop; times are nanoseconds of the engine's clock.
 */
final class Witness {
  private static final long LOOK_EVERY = TimeUnit.SECONDS.toNanos(1);

  /** The level of digital silence, in dB under the loudest there is (RFC 6464 §3). */
  private static final int DIGITAL_SILENCE = 127;

  /** The rest of that byte is a guess whether somebody speaks. */
  private static final int LEVEL_BITS = 0x7F;

  /** A macroblock of VP8 is 16 pixels wide and high (RFC 6386 §2). */
  private static final int MACROBLOCK = 16;

  /**
   * One macroblock of a picture of one colour takes some 0.5 bytes of a key frame, of a poor
   * picture of anything 5 (docs/detectors.md).
   */
  private static final double EMPTY_BYTES_PER_MACROBLOCK = 0.75;

  private static final int HEADER_BYTES = 40;
  private static final long NEVER = Long.MIN_VALUE;

  private final Lacks lacks;
  private final boolean sound;
  private final boolean picture;
  private final int levelExtension;
  private long lastSound;
  private long lastPicture;
  private long firstEmpty = NEVER;
  private long lookAt;

  Witness(String peer, MediaEvents events, List<NegotiatedTrack> tracks, long now) {
    this.lacks = new Lacks(peer, events);
    this.sound = tracks.stream().anyMatch(track -> track.kind() == MediaKind.AUDIO);
    this.picture = tracks.stream().anyMatch(track -> track.kind() == MediaKind.VIDEO);
    this.levelExtension =
        tracks.stream()
            .filter(track -> track.kind() == MediaKind.AUDIO)
            .mapToInt(track -> track.extensions().audioLevel())
            .findFirst()
            .orElse(0);
    begin(now);
  }

  /** From now on something is expected. */
  void begin(long now) {
    lastSound = now;
    lastPicture = now;
    lookAt = now + LOOK_EVERY;
  }

  void packet(long now, MediaKind kind, RtpPacket packet) {
    if (kind == MediaKind.VIDEO) {
      lastPicture = now;
      lacks.fine(Lack.NO_PICTURE, now);
    } else {
      lastSound = now;
      lacks.fine(Lack.NO_SOUND, now);
      level(now, packet);
    }
  }

  private void level(long now, RtpPacket packet) {
    int at = packet.extension(levelExtension);
    if (at < 0) {
      return;
    }
    if ((packet.buffer()[at] & LEVEL_BITS) == DIGITAL_SILENCE) {
      lacks.suspect(Lack.DEAD_SOUND, now);
    } else {
      lacks.fine(Lack.DEAD_SOUND, now);
    }
  }

  /** One alone may be from before a camera has opened its eye. */
  void keyFrame(EncodedFrame frame) {
    if (!empty(frame)) {
      firstEmpty = NEVER;
      lacks.fine(Lack.EMPTY_PICTURE, frame.arrivalNanos());
    } else if (firstEmpty == NEVER) {
      firstEmpty = frame.arrivalNanos();
    } else {
      lacks.suspect(Lack.EMPTY_PICTURE, firstEmpty);
    }
  }

  private static boolean empty(EncodedFrame frame) {
    int wide = Math.ceilDiv(frame.width(), MACROBLOCK);
    int high = Math.ceilDiv(frame.height(), MACROBLOCK);
    return frame.data().length <= HEADER_BYTES + EMPTY_BYTES_PER_MACROBLOCK * wide * high;
  }

  /** Looks for what has not come, and tells what has lasted. */
  void wake(long now) {
    lookAt = now + LOOK_EVERY;
    if (picture && lacking(now, lastPicture, Lack.NO_PICTURE, Lack.EMPTY_PICTURE)) {
      firstEmpty = NEVER;
    }
    if (sound) {
      lacking(now, lastSound, Lack.NO_SOUND, Lack.DEAD_SOUND);
    }
    lacks.look(now);
  }

  /** Of what does not come, nothing else can be told; true once that is so. */
  private boolean lacking(long now, long last, Lack missing, Lack other) {
    if (now - last > LOOK_EVERY) {
      lacks.suspect(missing, last);
    }
    boolean missed = now - last >= missing.patience().toNanos();
    if (missed) {
      lacks.fine(other, now);
    }
    return missed;
  }

  /** When {@link #wake} is wanted. */
  long wakeAt() {
    return lookAt;
  }
}
