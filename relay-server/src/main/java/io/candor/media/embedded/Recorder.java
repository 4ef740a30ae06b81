package io.candor.media.embedded;

import io.candor.media.MediaEvent;
import io.candor.recording.PartRecorder;
import io.candor.recording.PartSummary;
import io.candor.rtc.vp8.EncodedFrame;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes one publisher's frames on the session loop and has them written on a disk thread, a batch
 * at a time. Times are nanoseconds of the engine's clock.
 */
final class Recorder {
  private static final Logger LOG = LoggerFactory.getLogger(Recorder.class);

  /** With the cluster that is being filled, what a crash may cost stays well below a second. */
  private static final long BATCH_EVERY = TimeUnit.MILLISECONDS.toNanos(400);

  /** The part recorder holds back a little to put sound and picture in order; then it is empty. */
  private static final int IDLE_FLUSHES = 3;

  @SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
  private sealed interface Item {
    record Video(long timeMs, boolean key, byte[] vp8) implements Item {}

    record Audio(long timeMs, byte[] opus) implements Item {}
  }

  private final String peer;
  private final PartRecorder part;

  /** What of the source is recorded; the rest only passes by. */
  private final Set<MediaEvent.Kind> kinds;

  private final DiskWriter.Lane disk;
  private List<Item> batch = new ArrayList<>();
  private long batchBytes;
  private long flushAt;
  private int idleFlushes = IDLE_FLUSHES;
  private long notRecorded;

  Recorder(
      String peer, PartRecorder part, Set<MediaEvent.Kind> kinds, DiskWriter.Lane disk, long now) {
    this.peer = peer;
    this.part = part;
    this.kinds = kinds;
    this.disk = disk;
    this.flushAt = now + BATCH_EVERY;
  }

  void video(EncodedFrame frame, long serverNanos) {
    if (kinds.contains(MediaEvent.Kind.VIDEO)) {
      add(new Item.Video(millis(serverNanos), frame.keyFrame(), frame.data()), frame.data().length);
    }
  }

  void audio(byte[] opus, long serverNanos) {
    if (kinds.contains(MediaEvent.Kind.AUDIO)) {
      add(new Item.Audio(millis(serverNanos), opus), opus.length);
    }
  }

  private void add(Item item, int bytes) {
    batch.add(item);
    batchBytes += bytes;
    idleFlushes = 0;
  }

  /** Hands over what has gathered, if it is time. */
  void wake(long now) {
    if (now - flushAt < 0) {
      return;
    }
    flushAt = now + BATCH_EVERY;
    if (idleFlushes >= IDLE_FLUSHES) {
      return;
    }
    idleFlushes++;
    List<Item> items = take();
    long bytes = batchBytes;
    batchBytes = 0;
    boolean taken =
        disk.offer(
            bytes,
            () -> {
              write(items);
              flush(millis(now));
            });
    if (!taken) {
      // The disk is hopelessly behind: losing frames here keeps every other recording alive.
      notRecorded += items.size();
    }
  }

  long wakeAt() {
    return flushAt;
  }

  /** Frames that the disk was too slow for. */
  long notRecorded() {
    return notRecorded;
  }

  private List<Item> take() {
    List<Item> taken = batch;
    batch = new ArrayList<>(Math.max(16, taken.size()));
    return taken;
  }

  /**
   * Writes the rest and finishes the part; the tracks last until {@code endNanos}. The summary
   * comes on the disk thread, null when the part could not be finished and is left to recovery.
   */
  void end(long endNanos, Consumer<PartSummary> done, Runnable failed) {
    List<Item> items = take();
    Runnable finish =
        () -> {
          try {
            write(items);
            done.accept(part.end(millis(endNanos)));
          } catch (UncheckedIOException e) {
            LOG.error("Part {} could not be finished; the next start will recover it", peer, e);
            failed.run();
          }
        };
    // The end must be written however much is waiting.
    disk.require(finish);
  }

  private void write(List<Item> items) {
    for (Item item : items) {
      switch (item) {
        case Item.Video video -> part.video(video.timeMs(), video.key(), video.vp8());
        case Item.Audio audio -> part.audio(audio.timeMs(), audio.opus());
      }
    }
  }

  private void flush(long nowMs) {
    try {
      part.flush(nowMs);
    } catch (UncheckedIOException e) {
      LOG.error("Part {} could not be written; trying again", peer, e);
    }
  }

  private static long millis(long nanos) {
    return Math.floorDiv(nanos, 1_000_000L);
  }
}
