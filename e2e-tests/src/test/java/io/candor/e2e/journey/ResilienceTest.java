package io.candor.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.e2e.Await;
import io.candor.e2e.probe.MediaProbe;
import io.candor.e2e.relay.Report;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What dies in mid-exam comes back by itself, in the same attempt, with the gap told. */
@Tag("browser")
class ResilienceTest {
  private static final List<String> SOURCES = List.of("camera", "screen");

  @TempDir Path folder;

  @Test
  void theServiceWorkerStops() throws Exception {
    try (Classroom room = new Classroom(folder)) {
      room.begin();
      stopServiceWorker(room.student());
      room.lookAway();

      Report report = room.finish();
      assertThat(report.parts()).hasSize(2);
      assertThat(report.events("capture.interrupted")).isEmpty();
    }
  }

  @Test
  void theOffscreenDocumentIsClosed() throws Exception {
    try (Classroom room = new Classroom(folder)) {
      room.begin();
      room.student().openConsent();
      room.student().browser().runAsync("chrome.offscreen.closeDocument().then(arguments[0])");
      awaitGap(room);
      room.student().comeBack();
      room.awaitOverlay("recording");
      room.lookAway();

      Report report = room.finish();
      assertThat(report.events("extension.restarted"))
          .singleElement()
          .matches(event -> event.durationMs() != null && event.durationMs() > 0);
    }
  }

  @Test
  void theBrowserIsKilled() throws Exception {
    try (Classroom room = new Classroom(folder)) {
      room.begin();
      room.reopenBrowser();
      awaitGap(room); // nobody has clicked: the consent page opened by itself, the picker was asked
      room.student().awaitExam();
      room.awaitOverlay("recording");
      room.lookAway();

      Report report = room.finish();
      assertThat(report.events("attempt.resumed"))
          .singleElement()
          .matches(event -> event.durationMs() != null && event.durationMs() > 0);
    }
  }

  @Test
  void theServerIsKilled() throws Exception {
    try (Classroom room = new Classroom(folder)) {
      room.begin();
      room.lookAway();
      room.restartRelay();
      awaitGap(room);
      room.awaitOverlay("recording");
      room.lookAway();

      Report report = room.finish();
      assertThat(report.events("network.lost"))
          .singleElement()
          .matches(event -> event.durationMs() != null && event.durationMs() > 0);
      assertThat(report.events("tab.left")).hasSize(4);
      for (String source : SOURCES) {
        isOneFile(new MediaProbe(room.track(source)), report.parts(source));
      }
    }
  }

  /** A part that a crash cut short and the one after it: decoded without a word, on one clock. */
  private static void isOneFile(MediaProbe whole, List<Report.Part> parts) {
    assertThat(whole.decodeErrors()).isEmpty();
    Report.Part last = parts.getLast();
    Long lasted = last.durationMs();
    assertThat(lasted).isNotNull();
    double seconds = (last.startedAt() - parts.getFirst().startedAt() + lasted) / 1000.0;
    assertThat(whole.duration().orElseThrow()).isBetween(seconds - 0.5, seconds + 0.5);
    List<Double> times = whole.packets("v").stream().map(MediaProbe.Packet::seconds).toList();
    assertThat(times).isSorted().doesNotHaveDuplicates();
    double gap = (last.startedAt() - parts.getFirst().startedAt()) / 1000.0;
    assertThat(times).as("pictures after the gap").anyMatch(time -> time >= gap - 0.01);
  }

  @Test
  void theNetworkIsGoneForAWhile() throws Exception {
    theNetworkIsGone(Duration.ofSeconds(25));
  }

  @Test
  @Tag("soak")
  void theNetworkIsGoneForAMinute() throws Exception {
    theNetworkIsGone(Duration.ofMinutes(1));
  }

  private void theNetworkIsGone(Duration dark) throws Exception {
    try (Uplink uplink = new Uplink(folder)) {
      Classroom room = uplink.room();
      room.begin(uplink.joinLink());
      assertThat(uplink.media().counts().up()).as("media passes the proxy").isPositive();
      uplink.blackout(true);
      long from = System.currentTimeMillis();
      room.awaitOverlay("reconnecting");
      Await.until(
          "the network is gone for " + dark,
          dark.plus(Chromium.LIMIT),
          () -> System.currentTimeMillis() - from > dark.toMillis());
      uplink.blackout(false);
      awaitGap(room); // nobody has clicked
      room.awaitOverlay("recording");
      room.lookAway();

      Report report = room.finish();
      assertThat(report.events("network.lost"))
          .singleElement()
          .matches(event -> event.durationMs() != null && event.durationMs() >= dark.toMillis());
      assertThat(report.events("capture.interrupted"))
          .allMatch(event -> event.durationMs() != null && event.durationMs() >= dark.toMillis());
    }
  }

  /** Both sources are recorded again, after a gap that the timeline tells. */
  private static void awaitGap(Classroom room) {
    Report report =
        room.awaitReport(
            "a gap in both sources",
            now ->
                now.events("capture.interrupted").size() == SOURCES.size()
                    && SOURCES.stream().allMatch(source -> now.parts(source).size() == 2));
    assertThat(report.events("capture.interrupted"))
        .allMatch(event -> event.durationMs() != null && event.durationMs() > 0);
  }

  private static void stopServiceWorker(Student student) {
    Chromium browser = student.browser();
    student.openConsent();
    browser.cdp("ServiceWorker.enable");
    browser.cdp("ServiceWorker.stopAllWorkers");
    Await.until(
        "the service worker is gone", Chromium.LIMIT, () -> !browser.devTools().has("worker.js"));
    student.comeBack();
  }
}
