package io.candor.media.kurento;

import io.candor.media.MediaEvent;
import io.candor.recording.PartRecorder;
import io.candor.recording.PartSummary;
import io.candor.webm.FrameReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Reads a recording along while a server writes it, into the relay's own encrypted part: what a
 * server's or the relay's end may cost is then little, and finishing takes no time. One thread at a
 * time.
 *
 * <p>The file has a clock of its own. On ours its zero is when media began to flow into it, or
 * earlier, when that news was late: the moment a frame was read, less that frame's time.
 */
final class Follower implements FrameReader.Output, AutoCloseable {
  private static final long UNKNOWN = Long.MIN_VALUE;

  private final Path file;
  private final PartRecorder part;
  private @Nullable GrowingFile open;
  private @Nullable FrameReader reader;
  private long firstMs = UNKNOWN;
  private long newestMs = UNKNOWN;
  private long zeroMs = Long.MAX_VALUE;
  private long flowedMs = UNKNOWN;
  private boolean grew;

  Follower(Path file, PartRecorder part) {
    this.file = file;
    this.part = part;
  }

  /** The server says that media flow into the recorder now. */
  void flows(long nowMs) {
    if (flowedMs == UNKNOWN) {
      flowedMs = nowMs;
    }
  }

  /**
   * Takes what has been written since; nothing happens while there is no file.
   *
   * @param nowMs since 1970
   */
  void read(long nowMs) {
    if (reader == null && !opened()) {
      return;
    }
    long before = newestMs;
    if (reader != null) {
      reader.read(this);
    }
    if (newestMs != before) {
      grew = true;
      zeroMs = Math.min(zeroMs, nowMs - newestMs);
      part.flush(newestMs);
    }
  }

  private boolean opened() {
    try {
      GrowingFile opened = GrowingFile.open(file);
      open = opened;
      reader = new FrameReader(opened);
      return true;
    } catch (NoSuchFileException e) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether the server has written a frame. */
  boolean grew() {
    return grew;
  }

  @Override
  public void video(long timeMs, boolean key, byte[] vp8) {
    came(timeMs);
    part.video(timeMs, key, vp8);
  }

  @Override
  public void audio(long timeMs, byte[] opus) {
    came(timeMs);
    part.audio(timeMs, opus);
  }

  private void came(long timeMs) {
    firstMs = firstMs == UNKNOWN ? timeMs : firstMs;
    newestMs = Math.max(newestMs, timeMs);
  }

  /** Reads the rest and finishes the part; its tracks last until the last frame. */
  MediaEvent.Recorded finish(String peer, long nowMs) {
    return finish(peer, nowMs, UNKNOWN);
  }

  /** Reads the rest and finishes the part; its tracks last until {@code endMs}, since 1970. */
  MediaEvent.Recorded finish(String peer, long nowMs, long endMs) {
    read(nowMs);
    long zero = zero();
    long end = endMs == UNKNOWN ? newestMs : Math.max(newestMs, endMs - zero);
    PartSummary summary = part.end(Math.max(0, end));
    return new MediaEvent.Recorded(
        peer,
        summary.empty() ? nowMs : zero + part.startMs().orElse(firstMs),
        summary.durationMs(),
        summary.bytes());
  }

  /** The file's time 0 on our clock. */
  private long zero() {
    return flowedMs == UNKNOWN || firstMs == UNKNOWN
        ? zeroMs
        : Math.min(zeroMs, flowedMs - firstMs);
  }

  @Override
  public void close() {
    if (open != null) {
      open.close();
    }
  }
}
