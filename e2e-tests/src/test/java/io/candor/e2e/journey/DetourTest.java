package io.candor.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.e2e.Await;
import io.candor.e2e.probe.FrameCount;
import io.candor.e2e.probe.MediaProbe;
import io.candor.e2e.relay.Report;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Networks that stop what goes straight to the relay: Chromium finds another way. */
@Tag("browser")
class DetourTest {
  private static final long PICTURES = 30;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"udp", "tcp"})
  void byATurnServer(String transport) throws Exception {
    try (Detour detour = Detour.byTurn(folder, transport)) {
      detour.room().begin();
      assertThat(detour.room().student().offscreen().ways())
          .hasSize(2)
          .containsOnly("TURN over " + transport);
      watch(detour.room());
      record(detour.room());
      assertThat(detour.stopped()).as("what tried to go straight").isPositive();
    }
  }

  @Test
  void byTcp() throws Exception {
    try (Detour detour = Detour.byTcp(folder)) {
      detour.room().begin();
      assertThat(detour.room().student().offscreen().ways())
          .hasSize(2)
          .containsOnly("straight over tcp");
      watch(detour.room());
      record(detour.room());
      assertThat(detour.stopped()).as("what tried to go straight").isPositive();
    }
  }

  /** A teacher has to go the same way. */
  private void watch(Classroom room) {
    try (Teacher teacher = new Teacher(room.relay(), folder.resolve("teacher"))) {
      teacher.signIn();
      RoomPage page = teacher.openRoom();
      assertThat(page.camera(page.attemptOf("Ada")).clock().student()).isEqualTo(1);
    }
  }

  private static void record(Classroom room) {
    for (String source : List.of("camera", "screen")) {
      Await.until(
          PICTURES + " pictures of the " + source,
          Chromium.LIMIT,
          () -> FrameCount.of(room.recording(source)).video() >= PICTURES);
    }
    Report report = room.finish();
    assertThat(report.parts()).hasSize(2).allMatch(Report.Part::finished);
    assertThat(new MediaProbe(room.recording("camera")).decodeErrors()).isEmpty();
    assertThat(new MediaProbe(room.recording("screen")).decodeErrors()).isEmpty();
  }
}
