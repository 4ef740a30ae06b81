package io.candor.recording;

import java.util.concurrent.ArrayBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Record-sized arrays that thousands of writers share, since only a few write at any moment.
 * Thread-safe.
 */
final class ScratchBuffers {
  private final ArrayBlockingQueue<byte[]> idle = new ArrayBlockingQueue<>(16);

  byte[] take() {
    byte @Nullable [] buffer = idle.poll();
    return buffer == null ? new byte[RecordHead.MAX_RECORD] : buffer;
  }

  void give(byte[] buffer) {
    if (!idle.offer(buffer)) {
      return; // enough are idle: this one is garbage
    }
  }
}
