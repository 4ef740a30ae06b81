package io.candor.e2e.loss;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.e2e.Await;
import io.candor.e2e.clip.ClockReading;
import io.candor.e2e.net.AnswerRewrite;
import io.candor.e2e.net.Impairment;
import io.candor.e2e.net.LossyProxy;
import io.candor.e2e.probe.MediaProbe;
import io.candor.e2e.relay.ApiClient;
import io.candor.e2e.relay.RelayProcess;
import io.candor.e2e.relay.Report;
import io.candor.e2e.relay.StudentLine;
import io.candor.e2e.relay.StudentSocket;
import io.candor.signaling.protocol.OfferedTracks;
import io.candor.signaling.protocol.OfferedVideo;
import io.candor.signaling.protocol.Source;
import java.net.InetAddress;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** libwebrtc through 5 % loss each way in bursts, reordering, duplicates and 100 ms round trip. */
@Tag("browser") // it runs for the better part of a minute, as those journeys do
class NativePeerTest {
  private static final int PICTURES = 600;
  private static final double MISSING_ALLOWED = 0.001;
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final String PEER = "camera-1";

  @TempDir Path folder;

  @Test
  void losesNoPictureOnARoughNetwork() {
    try (RelayProcess relay = RelayProcess.start(folder.resolve("data"))) {
      ApiClient api = new ApiClient(relay).signIn();
      ApiClient.Exam exam =
          api.createExam("Loss", "http://127.0.0.1/exam", ApiClient.recordedPolicy());
      ApiClient.Launch launch = api.join(exam, "Ada");
      long encoded = record(relay, launch);
      Report report =
          Await.value(
              "the recording is finished",
              LIMIT,
              () -> {
                Report now = api.report(launch.attempt());
                return now.parts().stream().allMatch(Report.Part::finished) ? now : null;
              });
      Path file = api.download(report.parts().getFirst().id(), folder.resolve("recording.webm"));
      verify(new MediaProbe(file), encoded);
    }
  }

  /** Shows the pictures through the proxy and tells how many libwebrtc sent. */
  private static long record(RelayProcess relay, ApiClient.Launch launch) {
    StudentSocket.Door door =
        new StudentSocket.Door(HttpClient.newHttpClient(), relay.address(), null);
    try (NativePeer peer = new NativePeer();
        StudentLine line = new StudentLine(door, launch.launchToken())) {
      line.consent();
      OfferedTracks tracks = new OfferedTracks(new OfferedVideo(320, 240, 15.0), true);
      String answer =
          line.offer(PEER, Source.CAMERA, peer.offer(), tracks)
              .orTimeout(LIMIT.toSeconds(), TimeUnit.SECONDS)
              .join();
      try (LossyProxy proxy = rough(answer)) {
        peer.answer(AnswerRewrite.through(proxy.address(), answer));
        peer.pictures().start();
        line.connected(PEER).orTimeout(LIMIT.toSeconds(), TimeUnit.SECONDS).join();
        Await.until("pictures are shown", LIMIT, () -> peer.pictures().shown() >= PICTURES);
        long sent = peer.framesSent();
        line.finish();
        assertThat(proxy.counts().upLost()).as("datagrams lost").isGreaterThan(20);
        return sent;
      }
    }
  }

  private static LossyProxy rough(String answer) {
    return LossyProxy.open(
        InetAddress.getLoopbackAddress(),
        AnswerRewrite.firstUdpCandidate(answer),
        Impairment.ROUGH,
        Impairment.ROUGH,
        20261123);
  }

  /** Between the first and the last recorded picture, all that were sent are there. */
  private static void verify(MediaProbe recording, long sent) {
    assertThat(recording.codecs()).containsExactlyInAnyOrder("vp8", "opus");
    assertThat(recording.decodeErrors()).isEmpty();
    List<Integer> numbers =
        recording.pictures().stream()
            .flatMap(picture -> picture.clock().stream())
            .map(ClockReading::frame)
            .distinct()
            .toList();
    assertThat(numbers).isSorted();
    int span = numbers.getLast() - numbers.getFirst() + 1;
    long leftOut = Math.max(0, PICTURES - sent - numbers.getFirst());
    assertThat(span).as("from the first picture to the last").isGreaterThan(PICTURES * 9 / 10);
    assertThat(span - numbers.size() - leftOut)
        .as("missing of %d; %d of %d were sent", span, sent, PICTURES)
        .isLessThanOrEqualTo((long) (span * MISSING_ALLOWED));
  }
}
