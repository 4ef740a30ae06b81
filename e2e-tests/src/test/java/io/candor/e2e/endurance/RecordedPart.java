package io.candor.e2e.endurance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.candor.e2e.load.Sent;
import io.candor.e2e.probe.FrameCount;
import io.candor.e2e.probe.MediaProbe;
import io.candor.e2e.relay.Report;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/**
 * A part that a kill has cut short, downloaded after the restart.
 *
 * @param before what the publisher had sent just before the kill
 * @param after what it had sent just after
 */
record RecordedPart(Report.Part part, Path file, Sent before, Sent after) {
  /** A second of pictures at ten a second, and of sound in packets of 20 ms. */
  private static final int PICTURES = 10;

  private static final int SOUNDS = 50;

  private static final String CUES = "\u001cS\u00bbk";

  /** Plays it, and compares it with what was sent. */
  void check() {
    MediaProbe probe = new MediaProbe(file);
    assertThat(probe.decodeErrors()).as("ffmpeg on %s", part).isEmpty();
    assertThat(probe.duration()).as("duration of %s", part).isPresent();
    assertThat(probe.duration().getAsDouble() * 1000)
        .isCloseTo(Objects.requireNonNull(part.durationMs()), within(1.0));
    assertThat(content()).as("%s has cues", part).contains(CUES);
    FrameCount found = FrameCount.of(file);
    assertThat(found.video())
        .as("pictures of %s", part)
        .isBetween(before.videoFrames() - PICTURES, after.videoFrames());
    assertThat(found.audio())
        .as("sounds of %s", part)
        .isBetween(before.audioFrames() - SOUNDS, after.audioFrames());
  }

  /** How much of what was sent is missing, in milliseconds of the track that lost most. */
  long lostMillis() {
    FrameCount found = FrameCount.of(file);
    return Math.max(
        (before.videoFrames() - found.video()) * 1000 / PICTURES,
        (before.audioFrames() - found.audio()) * 1000 / SOUNDS);
  }

  private String content() {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
