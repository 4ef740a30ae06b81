package io.candor.rtc.srtp;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The replay windows of one peer's streams by SSRC, at most {@value #CAPACITY}. Only an authentic
 * packet may add one, so a flood of forged SSRCs costs no memory.
 */
final class StreamWindows {
  static final int CAPACITY = 32;

  private int[] ssrcs = new int[4];
  private ReplayWindow[] windows = new ReplayWindow[4];
  private int size;
  private int latest;

  /** The window of this stream, or null when it is new. */
  @Nullable ReplayWindow find(int ssrc) {
    if (latest < size && ssrcs[latest] == ssrc) {
      return windows[latest];
    }
    for (int i = 0; i < size; i++) {
      if (ssrcs[i] == ssrc) {
        latest = i;
        return windows[i];
      }
    }
    return null;
  }

  boolean full() {
    return size == CAPACITY;
  }

  /** Marks the index in the stream's window and makes the window when it is null. */
  void mark(int ssrc, @Nullable ReplayWindow window, long index) {
    ReplayWindow known = window == null ? add(ssrc) : window;
    known.mark(index);
  }

  private ReplayWindow add(int ssrc) {
    if (size == ssrcs.length) {
      ssrcs = Arrays.copyOf(ssrcs, 2 * size);
      windows = Arrays.copyOf(windows, 2 * size);
    }
    ReplayWindow window = new ReplayWindow();
    ssrcs[size] = ssrc;
    windows[size] = window;
    size++;
    return window;
  }
}
