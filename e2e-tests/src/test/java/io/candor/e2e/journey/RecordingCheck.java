package io.candor.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.e2e.clip.ClockFace;
import io.candor.e2e.clip.GrayPicture;
import io.candor.e2e.probe.MediaProbe;
import io.candor.e2e.relay.ApiClient;
import io.candor.e2e.relay.Report;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.assertj.core.data.Offset;

/** One finished part of a recording, as independent tools see it. */
final class RecordingCheck {
  private static final double WALL_S = 0.5;

  private final Report.Part part;
  private final MediaProbe probe;

  RecordingCheck(ApiClient api, Report.Part part, Path folder) {
    this.part = part;
    probe = new MediaProbe(api.download(part.id(), folder.resolve(part.id() + ".webm")));
  }

  /** It has exactly these codecs and can be decoded to its end. */
  RecordingCheck decodes(String... codecs) {
    assertThat(probe.codecs()).containsExactly(codecs);
    assertThat(probe.decodeErrors()).isEmpty();
    return this;
  }

  /** It lasts until this moment, in epoch milliseconds. */
  RecordingCheck lastsUntil(long end) {
    assertThat(part.durationMs()).isNotNull();
    assertThat(probe.duration()).isPresent();
    assertThat(probe.duration().getAsDouble())
        .isCloseTo(part.durationMs() / 1000.0, Offset.offset(0.05))
        .isCloseTo((end - part.startedAt()) / 1000.0, Offset.offset(WALL_S));
    return this;
  }

  /** When the last picture came, in seconds. */
  double lastPicture() {
    return probe.packets("v").getLast().seconds();
  }

  double seconds() {
    return probe.duration().orElseThrow();
  }

  /** The file's pictures. */
  Pictures pictures(MediaProbe.View view) {
    return new Pictures(probe.pictures(view));
  }

  /** All pictures of a part. */
  record Pictures(List<MediaProbe.Picture> all) {
    /**
     * The picture that is due at {@code seconds} and its neighbours: a browser takes a picture's
     * length from their average, and may be one off where they come unevenly.
     */
    List<MediaProbe.Picture> around(double seconds) {
      int started = (int) all.stream().filter(picture -> picture.seconds() <= seconds).count();
      int due = Math.max(started - 1, 0);
      return all.subList(Math.max(due - 1, 0), Math.min(due + 2, all.size()));
    }

    /** Those that what was seen may be: they have its clock, or look most like it. */
    List<MediaProbe.Picture> recognise(GrayPicture seen) {
      return ClockFace.read(seen)
          .map(clock -> all.stream().filter(one -> one.clock().filter(clock::equals).isPresent()))
          .orElseGet(
              () ->
                  all.stream()
                      .max(Comparator.comparingDouble(one -> one.gray().likeness(seen)))
                      .stream())
          .toList();
    }
  }
}
