package io.candor.exam;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.media.Lack;
import io.candor.media.MediaEvent.Reason;
import io.candor.signaling.protocol.EventKind;
import io.candor.signaling.protocol.Source;
import io.candor.signaling.protocol.TrackingOption;
import io.candor.store.Event;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the relay sees missing by itself stands in the timeline, with its length, and is no flag.
 */
class LackingTest {
  @TempDir private Path folder;
  private final HandClock clock = new HandClock();
  private FurnishedRoom room;

  @BeforeEach
  void open() {
    room = new FurnishedRoom(folder, clock);
  }

  @AfterEach
  void close() {
    room.close();
  }

  private List<Event> noted(Browser browser) {
    room.awaitQuiet();
    return room.rows().events().ofAttempt(browser.attempt()).stream()
        .filter(event -> event.kind().startsWith("media."))
        .toList();
  }

  private static String words(Event event) {
    String lasted = event.durationMs() == null ? "" : " " + event.durationMs();
    return event.kind() + " " + event.detail() + lasted;
  }

  @Test
  void eachIsToldByItselfFromWhenItBeganToWhenItWasOver() {
    Browser browser = room.student(room.exam());
    String camera = browser.show(Source.CAMERA);
    long begun = clock.millis();
    clock.forward(Duration.ofMinutes(2));
    room.engine().lacks(camera, Lack.NO_PICTURE, false, begun + 10_000);
    room.engine().lacks(camera, Lack.NO_SOUND, false, begun + 20_000);
    room.engine().lacks(camera, Lack.NO_PICTURE, true, begun + 30_000);
    room.engine().lacks(camera, Lack.EMPTY_PICTURE, false, begun + 40_000);
    List<Event> noted = noted(browser);
    assertThat(noted)
        .extracting(LackingTest::words)
        .containsExactly(
            "media.missing {\"source\":\"camera\"}",
            "media.missing {\"source\":\"microphone\"}",
            "media.missing {\"source\":\"camera\"} 20000",
            "media.empty {\"source\":\"camera\"}");
    assertThat(noted.getFirst().at()).isEqualTo(begun + 10_000);
    assertThat(noted.getFirst().committedAt()).isEqualTo(clock.millis());
    assertThat(EventKind.MEDIA_MISSING.flaggedBy()).isEmpty();
    assertThat(EventKind.MEDIA_EMPTY.flaggedBy()).isEmpty();
  }

  @Test
  void whatIsMissingEndsWithThePeer() {
    Browser browser = room.student(room.exam());
    String camera = browser.show(Source.CAMERA);
    room.engine().lacks(camera, Lack.NO_PICTURE, false, clock.millis());
    clock.forward(Duration.ofSeconds(30));
    room.engine().close(camera, Reason.SILENT);
    assertThat(noted(browser))
        .extracting(LackingTest::words)
        .containsExactly(
            "media.missing {\"source\":\"camera\"}", "media.missing {\"source\":\"camera\"} 30000");
  }

  /** As after a relay that was killed: nobody was there to say that it is over. */
  @Test
  void whatNobodyEndedEndsWhenSomethingComesAgain() {
    Browser browser = room.student(room.exam());
    String kind = EventKind.MEDIA_MISSING.wire();
    String detail = "{\"source\":\"microphone\"}";
    long now = clock.millis();
    room.rows()
        .events()
        .begin(new Event(browser.attempt(), 0, kind, now, detail, null, null, now))
        .join();
    clock.forward(Duration.ofSeconds(8));
    browser.show(Source.CAMERA);
    assertThat(noted(browser))
        .extracting(LackingTest::words)
        .containsExactly(
            "media.missing {\"source\":\"microphone\"}",
            "media.missing {\"source\":\"microphone\"} 8000");
  }

  /** A screen that stands still sends nothing; and an exam that does not ask is told nothing. */
  @Test
  void whatIsNobodysBusiness() {
    Browser ada = room.student(room.exam());
    room.engine().lacks(ada.show(Source.SCREEN), Lack.NO_PICTURE, false, clock.millis());
    Browser bo = room.student(room.exam(FurnishedRoom.without(TrackingOption.SHARE_KEPT)));
    room.engine().lacks(bo.show(Source.CAMERA), Lack.NO_PICTURE, false, clock.millis());
    assertThat(noted(ada)).isEmpty();
    assertThat(noted(bo)).isEmpty();
  }
}
