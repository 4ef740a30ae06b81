package io.candor.exam;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.media.MediaEvent.Kind;
import io.candor.signaling.protocol.Policy;
import io.candor.signaling.protocol.Problem;
import io.candor.signaling.protocol.Source;
import io.candor.signaling.protocol.TrackingOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is recorded, and what comes to the relay at all, is what the policy names. */
class MediaWantedTest {
  @TempDir private Path folder;

  private static Policy only(TrackingOption... some) {
    return Policy.standard()
        .switched(false, Arrays.asList(TrackingOption.values()))
        .switched(true, List.of(some));
  }

  @Test
  void ofASourceIsRecordedWhatIsNamed() {
    Policy picture = only(TrackingOption.RECORD_CAMERA);
    assertThat(MediaWanted.sources(picture)).containsExactly(Source.CAMERA);
    assertThat(MediaWanted.recorded(picture, Source.CAMERA)).containsExactly(Kind.VIDEO);
    assertThat(MediaWanted.recorded(picture, Source.SCREEN)).isEmpty();

    Policy sound = only(TrackingOption.RECORD_MICROPHONE, TrackingOption.PEOPLE);
    assertThat(MediaWanted.sources(sound)).containsExactly(Source.CAMERA);
    assertThat(MediaWanted.recorded(sound, Source.CAMERA)).containsExactly(Kind.AUDIO);

    Policy screen = only(TrackingOption.RECORD_SCREEN, TrackingOption.AUDIO);
    assertThat(MediaWanted.sources(screen)).containsExactly(Source.SCREEN);
    assertThat(MediaWanted.recorded(screen, Source.SCREEN)).containsExactly(Kind.VIDEO);
  }

  @Test
  void whatIsShownLiveComesAndIsNotRecorded() {
    Policy live = only(TrackingOption.LIVE_VIEW);
    assertThat(MediaWanted.sources(live)).containsExactly(Source.CAMERA, Source.SCREEN);
    assertThat(MediaWanted.recorded(live, Source.CAMERA)).isEmpty();
  }

  @Test
  void whatNobodyWantsIsNotTaken() {
    FurnishedRoom room = new FurnishedRoom(folder);
    try {
      Browser browser = room.student(room.exam(only(TrackingOption.RECORD_SCREEN)));
      browser.offer("browser-camera", Source.CAMERA);
      assertThat(room.engine().published()).isEmpty();
      assertThat(browser.line.last(Problem.class).detail()).contains("neither records nor shows");
      browser.show(Source.SCREEN);
      assertThat(room.engine().published()).hasSize(1);
    } finally {
      room.close();
    }
  }
}
