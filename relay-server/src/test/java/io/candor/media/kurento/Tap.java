package io.candor.media.kurento;

import io.candor.media.MediaEvent;
import io.candor.recording.PartWriter;
import java.io.IOException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What an endpoint receives, as WebM, to be led into a recorder. Thread-safe. */
final class Tap implements PartWriter {
  private final CountDownLatch finished = new CountDownLatch(1);
  private final Set<MediaEvent.Kind> flowing = EnumSet.noneOf(MediaEvent.Kind.class);
  private @Nullable RecorderDouble recorder;
  private byte[] header = {};
  private long size;

  synchronized void leadInto(RecorderDouble into) throws IOException {
    recorder = into;
    for (MediaEvent.Kind kind : flowing) {
      into.flows(kind);
    }
  }

  /** Media of a kind come. */
  synchronized void flows(MediaEvent.Kind kind) throws IOException {
    flowing.add(kind);
    if (recorder != null) {
      recorder.flows(kind);
    }
  }

  /** The recorder begins now. */
  synchronized void record() {
    if (recorder != null) {
      recorder.record(header);
    }
  }

  synchronized @Nullable RecorderDouble recorder() {
    return recorder;
  }

  @Override
  public synchronized void append(byte[] data, int offset, int length) {
    byte[] bytes = Arrays.copyOfRange(data, offset, offset + length);
    header = size == 0 ? bytes : header;
    size += length;
    if (recorder != null) {
      recorder.append(bytes);
    }
  }

  @Override
  public synchronized void patch(long offset, byte[] data) {
    if (offset == 0) {
      header = data.clone();
      if (recorder != null) {
        recorder.patch(data);
      }
    }
  }

  @Override
  public void finish() {}

  @Override
  public synchronized long size() {
    return size;
  }

  @Override
  public void close() {
    finished.countDown();
  }

  /** Waits until all that was received has come through; four seconds, like a real one. */
  void awaitFinished() {
    try {
      boolean unused = finished.await(4, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
