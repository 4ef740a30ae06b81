package io.candor.exam;

import io.candor.recording.DamagedBlobException;
import io.candor.recording.PartReader;
import io.candor.recording.PartSource;
import io.candor.store.Part;
import io.candor.webm.WebmHeader;
import io.candor.webm.WebmJoin;
import io.candor.webm.WebmSink;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All that was recorded of one source as one WebM file, made while it is read: the parts are read
 * once to know how long it is and where one can jump to, and once more to hand it out. It is held
 * nowhere, neither in memory nor on the disk. Parts that cannot be opened are left out.
 */
public final class TrackFile {
  private final Recordings recordings;
  private final List<Part> parts;
  private final WebmHeader header;

  private TrackFile(Recordings recordings, List<Part> parts, WebmHeader header) {
    this.recordings = recordings;
    this.parts = parts;
    this.header = header;
  }

  /** The file of these parts, all of one source and finished; empty when none can be played. */
  public static Optional<TrackFile> of(Recordings recordings, List<Part> all) {
    List<Part> parts = all.stream().sorted(Comparator.comparingLong(TrackFile::startedAt)).toList();
    List<Part> playable = new ArrayList<>();
    WebmHeader tracks = null;
    for (Part part : parts) {
      WebmHeader found = headerOf(recordings, part);
      if (found != null) {
        playable.add(part);
        tracks = tracks == null ? WebmHeader.begun(found) : tracks.and(found);
      }
    }
    if (tracks == null) {
      return Optional.empty();
    }
    WebmHeader header = join(recordings, playable, tracks, (bytes, offset, length) -> {});
    return Optional.of(new TrackFile(recordings, playable, header));
  }

  private static @Nullable WebmHeader headerOf(Recordings recordings, Part part) {
    try (PartReader reader = recordings.open(part)) {
      return WebmJoin.headerOf(PartSource.of(reader));
    } catch (DamagedBlobException | UncheckedIOException e) {
      return null;
    }
  }

  private static WebmHeader join(
      Recordings recordings, List<Part> parts, WebmHeader header, WebmSink out) {
    WebmJoin join = new WebmJoin(header, out);
    long from = startedAt(parts.getFirst());
    for (Part part : parts) {
      try (PartReader reader = recordings.open(part)) {
        join.add(PartSource.of(reader), startedAt(part) - from);
      }
    }
    return join.end();
  }

  private static long startedAt(Part part) {
    return Objects.requireNonNullElse(part.startedAt(), part.createdAt());
  }

  /** How many bytes it has. */
  public long size() {
    return header.fileSize();
  }

  /** Hands all of it out. */
  public void writeTo(WebmSink out) {
    join(recordings, parts, header, out);
  }
}
