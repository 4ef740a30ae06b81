package io.candor.media.embedded;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.candor.media.Lack;
import io.candor.media.MediaEvent;
import io.candor.rtc.rtp.RtpPacket;
import io.candor.rtc.sdp.HeaderExtensions;
import io.candor.rtc.sdp.MediaKind;
import io.candor.rtc.sdp.NegotiatedTrack;
import io.candor.rtc.vp8.EncodedFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What packets show without being decoded. A second here is one of virtual time. */
class WitnessTest {
  private static final int LEVEL = 3;
  private static final int SPOKEN = 40;
  private static final int SILENCE = 127;

  /** Of 320×240 in one colour, and of a poor picture of a person, as libvpx makes them. */
  private static final int EMPTY_BYTES = 160;

  private static final int POOR_BYTES = 1_463;

  private final List<MediaEvent> heard = new ArrayList<>();
  private final Witness witness =
      new Witness("cam", heard::add, List.of(track(MediaKind.VIDEO), track(MediaKind.AUDIO)), 0);

  private static NegotiatedTrack track(MediaKind kind) {
    boolean sound = kind == MediaKind.AUDIO;
    return new NegotiatedTrack(
        kind,
        sound ? "1" : "0",
        sound ? 111 : 96,
        -1,
        sound ? 48_000 : 90_000,
        sound ? 2 : 1,
        1,
        -1,
        null,
        true,
        true,
        new HeaderExtensions(sound ? LEVEL : 0, 0, 0, 0, 0, 0));
  }

  /** With a one-byte header extension (RFC 8285 §4.2) that says how loud it is, and speech. */
  private static RtpPacket packet(int level) {
    byte[] data = new byte[24];
    data[0] = (byte) 0x90;
    data[12] = (byte) 0xBE;
    data[13] = (byte) 0xDE;
    data[15] = 1;
    data[16] = LEVEL << 4;
    data[17] = (byte) (0x80 | level);
    return requireNonNull(RtpPacket.parse(data, 0, data.length));
  }

  private static long nanos(long seconds) {
    return TimeUnit.SECONDS.toNanos(seconds);
  }

  /** What comes in each of these seconds, and then the look at its end. */
  private void seconds(int from, int until, boolean picture, int level) {
    LongStream.range(from, until)
        .forEach(
            second -> {
              if (picture) {
                witness.packet(nanos(second), MediaKind.VIDEO, packet(0));
              }
              if (level >= 0) {
                witness.packet(nanos(second), MediaKind.AUDIO, packet(level));
              }
              assertThat(witness.wakeAt()).isLessThanOrEqualTo(nanos(second + 1));
              witness.wake(nanos(second + 1));
            });
  }

  /** Pictures come all the time, and a key frame at the end of it. */
  private void keyFrame(int after, int second, int bytes) {
    seconds(after, second, true, SPOKEN);
    witness.keyFrame(new EncodedFrame(new byte[bytes], 0, true, 320, 240, nanos(second)));
    witness.wake(nanos(second));
  }

  private static MediaEvent.Noticed lacking(Lack lack, int second) {
    return new MediaEvent.Noticed("cam", lack, false, second * 1_000L);
  }

  private static MediaEvent.Noticed over(Lack lack, int second) {
    return new MediaEvent.Noticed("cam", lack, true, second * 1_000L);
  }

  @Test
  void aPictureThatNoLongerComes() {
    seconds(0, 10, true, SPOKEN);
    seconds(10, 13, false, SPOKEN);
    assertThat(heard).as("a moment is nothing").isEmpty();
    seconds(13, 20, false, SPOKEN);
    assertThat(heard).containsExactly(lacking(Lack.NO_PICTURE, 9));
    seconds(20, 30, true, SPOKEN);
    assertThat(heard).containsExactly(lacking(Lack.NO_PICTURE, 9), over(Lack.NO_PICTURE, 20));
  }

  @Test
  void soundThatNeverComes() {
    witness.begin(nanos(0));
    seconds(0, 20, true, -1);
    assertThat(heard).containsExactly(lacking(Lack.NO_SOUND, 0));
  }

  @Test
  void digitalSilence() {
    seconds(0, 10, true, SPOKEN);
    seconds(10, 69, true, SILENCE);
    assertThat(heard).as("less than a minute of it").isEmpty();
    seconds(69, 80, true, SILENCE);
    assertThat(heard).containsExactly(lacking(Lack.DEAD_SOUND, 10));
    seconds(80, 81, true, 126);
    assertThat(heard.getLast()).isEqualTo(over(Lack.DEAD_SOUND, 80));
    seconds(81, 130, true, SILENCE);
    assertThat(heard).as("it counts anew").hasSize(2);
  }

  @Test
  void silenceThatBreaksOffIsNoSoundAtAll() {
    seconds(0, 50, true, SILENCE);
    seconds(50, 120, true, -1);
    assertThat(heard).containsExactly(lacking(Lack.NO_SOUND, 49));
  }

  @Test
  void aPictureOfOneColour() {
    keyFrame(0, 1, EMPTY_BYTES);
    assertThat(heard).as("as while a camera opens its eye").isEmpty();
    keyFrame(1, 2, POOR_BYTES);
    keyFrame(2, 10, EMPTY_BYTES);
    keyFrame(10, 20, EMPTY_BYTES);
    keyFrame(20, 30, EMPTY_BYTES);
    assertThat(heard).containsExactly(lacking(Lack.EMPTY_PICTURE, 10));
    keyFrame(30, 40, POOR_BYTES);
    assertThat(heard).endsWith(over(Lack.EMPTY_PICTURE, 40)).hasSize(2);
    keyFrame(40, 50, EMPTY_BYTES);
    seconds(50, 70, false, SPOKEN);
    keyFrame(70, 80, EMPTY_BYTES);
    assertThat(heard)
        .as("what did not come has no colour")
        .doesNotContain(lacking(Lack.EMPTY_PICTURE, 50));
  }

  @Test
  void whatWasNotAgreedToIsNotMissed() {
    Witness screen = new Witness("s", heard::add, List.of(track(MediaKind.VIDEO)), 0);
    for (int second = 0; second < 60; second++) {
      screen.packet(nanos(second), MediaKind.VIDEO, packet(0));
      screen.wake(nanos(second + 1));
    }
    assertThat(heard).isEmpty();
  }
}
