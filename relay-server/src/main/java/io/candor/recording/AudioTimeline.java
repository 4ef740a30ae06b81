package io.candor.recording;

import io.candor.webm.Opus;

/**
 * Where each audio packet stands, so that sound has no hole and no overlap: players (Chromium among
 * them) play packets one after the other and let the picture follow, so a hole of 20 ms would put
 * the rest of the part 20 ms out of step. Counts samples from the part's time 0.
 */
final class AudioTimeline {
  /** Jitter of the given times that is no gap. */
  private static final long SLACK = 30L * Opus.SAMPLES_PER_MS;

  /**
   * How far sound may run ahead of its times before a packet is dropped, as when the sender's clock
   * is fast.
   */
  private static final long AHEAD = 40L * Opus.SAMPLES_PER_MS;

  private long next;

  /** When the next packet would play. */
  long nextMs() {
    return next / Opus.SAMPLES_PER_MS;
  }

  /** Whether a packet of silence belongs before the packet of this time. */
  boolean gapBefore(long timeMs) {
    return timeMs * Opus.SAMPLES_PER_MS - next >= SLACK;
  }

  /** Whether the packet of this time comes too late: its place is taken. */
  boolean taken(long timeMs) {
    return next - timeMs * Opus.SAMPLES_PER_MS > AHEAD;
  }

  /** Gives the next place to a packet and answers its time. */
  long place(int samples) {
    long at = nextMs();
    next += samples;
    return at;
  }
}
