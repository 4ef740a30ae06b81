package io.candor.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.e2e.Await;
import io.candor.e2e.journey.OffscreenDocument.SentVideo;
import io.candor.e2e.net.Impairment;
import io.candor.e2e.net.LossyProxy;
import io.candor.e2e.probe.FrameCount;
import io.candor.e2e.probe.MediaProbe;
import io.candor.e2e.relay.Report;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A student's Chromium through 5 % loss each way in bursts, reordering, duplicates and a round trip
 * of 100 ms.
 *
 * <p>What was sent is known from the network, before it loses anything: each picture has an RTP
 * timestamp of its own. Chromium's statistics must agree. There are no edges to argue about. From
 * the start, the first picture counts, and the network is bad from the first ICE check on. At the
 * end, the network becomes good and the browser falls silent before the student finishes, since
 * nobody can ask for a last packet that no other follows.
 */
@Tag("browser")
class RoughNetworkTest {
  private static final int PICTURES = 600;
  private static final int FAREWELL = 20;
  private static final double MISSING = 0.000_999;
  private static final Duration MINUTES = Duration.ofMinutes(4);

  @TempDir Path folder;

  @Test
  void allPicturesThatChromiumSendsAreRecorded() throws Exception {
    try (Uplink uplink = new Uplink(folder, Impairment.ROUGH)) {
      Classroom room = uplink.room();
      OffscreenDocument offscreen = room.student().offscreen();
      room.begin(uplink.joinLink());
      awaitPictures(offscreen, PICTURES);
      LossyProxy.Counts rough = uplink.media().counts();
      assertThat(rough.upLost()).as("lost of %d", rough.up()).isGreaterThan(rough.up() / 50);
      assertThat(rough.downLost()).as("lost of %d", rough.down()).isGreaterThan(rough.down() / 100);

      List<SentVideo> sent = endWell(uplink, offscreen);
      assertThat(sent).extracting(SentVideo::source).containsExactlyInAnyOrder("camera", "screen");
      sent.forEach(video -> awaitRecorded(room, video));
      Report report = room.finish();
      assertThat(report.parts()).as("one part of each source, unbroken").hasSize(2);
      System.out.println("rough network: " + rough);
      sent.forEach(video -> verify(room, video));
    }
  }

  private static void awaitPictures(OffscreenDocument offscreen, long enough) {
    Await.until(
        enough + " pictures of the camera are sent",
        MINUTES,
        () -> camera(offscreen.sentVideo()).frames() >= enough);
  }

  /** A good network lets what was lost be sent again; then nothing more is sent. */
  private static List<SentVideo> endWell(Uplink uplink, OffscreenDocument offscreen) {
    uplink.media().impair(Impairment.NONE, Impairment.NONE);
    awaitPictures(offscreen, camera(offscreen.sentVideo()).frames() + FAREWELL);
    assertThat(offscreen.still()).as("senders of camera, microphone and screen").isEqualTo(3);
    return Await.value(
        "Chromium says it sent what was seen on the network",
        Chromium.LIMIT,
        () -> {
          List<SentVideo> sent = offscreen.sentVideo();
          boolean agrees =
              sent.stream().allMatch(v -> uplink.media().sent().count(v.ssrc()) == v.frames());
          return agrees ? sent : null;
        });
  }

  private static SentVideo camera(List<SentVideo> sent) {
    return sent.stream().filter(video -> video.source().equals("camera")).findFirst().orElseThrow();
  }

  /** Media may be slower than the line by which a student finishes. */
  private static void awaitRecorded(Classroom room, SentVideo video) {
    long[] recorded = new long[1];
    try {
      Await.until(
          "all pictures that were sent are recorded",
          Chromium.LIMIT,
          () -> {
            recorded[0] = FrameCount.of(room.recording(video.source())).video();
            return missing(recorded[0], video) <= MISSING;
          });
    } catch (AssertionError e) {
      throw new AssertionError(e.getMessage() + ": " + recorded[0] + " of " + video, e);
    }
  }

  private static void verify(Classroom room, SentVideo video) {
    Path file = room.recording(video.source());
    assertThat(new MediaProbe(file).decodeErrors()).isEmpty();
    long recorded = FrameCount.of(file).video();
    System.out.printf("%s: %d pictures recorded%n", video, recorded);
    assertThat(missing(recorded, video))
        .as("share missing: %d of %s", recorded, video)
        .isBetween(0.0, MISSING);
  }

  private static double missing(long recorded, SentVideo video) {
    return (double) (video.frames() - recorded) / video.frames();
  }
}
