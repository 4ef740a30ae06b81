package io.candor.rtc.clock;

import io.candor.rtc.rtp.Unwrapper;

/**
 * One track's media time on the server's clock. It starts from arrivals (the fastest packets
 * count), and is corrected by sender reports once they come, so that tracks of one sender agree.
 *
 * <p>In the first seconds corrections are made at once, later at 10 ms a second, unless the error
 * exceeds 300 ms. Time never runs backwards: where it has to, it runs at half speed instead. Nor
 * does it run ahead of the packets by more than a second, whatever their timestamps say. Not
 * thread-safe.
 */
public final class TrackClock {
  private static final long SECOND = 1_000_000_000L;
  private static final long SETTLING = 4 * SECOND;
  private static final long LARGE_ERROR = 300_000_000L;
  private static final long SLEW_DIVISOR = 100;

  /** A timestamp further from its arrival than this belongs to another count. */
  private static final long LATEST = 10 * SECOND;

  private static final long EARLIEST = SECOND;

  /** Reports that put capture after arrival, or long before it, are not believed. */
  private static final long CAPTURE_AFTER_ARRIVAL = 150_000_000L;

  private static final long CAPTURE_TO_SEND = 2 * SECOND;

  private final int clockRate;
  private final SenderClock sender;
  private final long startNanos;
  private final MinimumDelay delay = new MinimumDelay(20 * SECOND, 60);

  private boolean started;
  private long firstArrival;
  private long lastArrival;
  private long lastTimestamp;
  private long lastMedia;
  private long lastOutput;
  private long lastMillis = -1;
  private long applied;

  private boolean reported;
  private boolean corrected;
  private long reportNtp;
  private long reportTimestamp;
  private int reportEpoch;

  /**
   * A clock for one track.
   *
   * @param clockRate of its RTP timestamps, in Hz
   * @param sender shared with the peer connection's other tracks
   * @param startNanos the server's time that is media time 0
   */
  public TrackClock(int clockRate, SenderClock sender, long startNanos) {
    this.clockRate = clockRate;
    this.sender = sender;
    this.startNanos = startNanos;
  }

  /**
   * Takes a sender report of this track; tells the sender's clock, too.
   *
   * @param ntp 32.32 fixed point
   * @param rtpTimestamp the low 32 bits count
   */
  public void senderReport(long ntp, long rtpTimestamp, long arrivalNanos) {
    if (ntp == 0 || !sender.report(ntp, arrivalNanos)) {
      return;
    }
    reportNtp = ntp;
    reportTimestamp = rtpTimestamp & 0xFFFF_FFFFL;
    reportEpoch = sender.epoch();
    reported = true;
  }

  /**
   * Media time in milliseconds since the start, never less than the last one.
   *
   * @param timestamp the frame's RTP timestamp; extended or not, its low 32 bits count
   * @param arrivalNanos when the frame came
   */
  public long timeMs(long timestamp, long arrivalNanos) {
    long millis = Math.floorDiv(serverNanos(timestamp, arrivalNanos) - startNanos, 1_000_000L);
    lastMillis = Math.max(millis, Math.max(lastMillis, 0));
    return lastMillis;
  }

  /** When the frame was captured, on the server's clock in nanoseconds; never decreases. */
  public long serverNanos(long timestamp, long arrivalNanos) {
    long extended = extend(timestamp);
    long media = media(extended);
    if (!started || discontinuous(media, arrivalNanos)) {
      anchor(media, arrivalNanos);
    }
    delay.sample(arrivalNanos, arrivalNanos - media);
    correct(media, arrivalNanos);
    lastOutput = Math.max(lastOutput, Math.min(media + applied, arrivalNanos + EARLIEST));
    lastTimestamp = extended;
    lastMedia = media;
    lastArrival = arrivalNanos;
    return lastOutput;
  }

  private long extend(long timestamp) {
    return started
        ? Unwrapper.nearest(lastTimestamp, timestamp & 0xFFFF_FFFFL, 32)
        : timestamp & 0xFFFF_FFFFL;
  }

  /** Timestamp units in nanoseconds, without overflow. */
  private long media(long extended) {
    return Math.floorDiv(extended, clockRate) * SECOND
        + Math.floorMod(extended, clockRate) * SECOND / clockRate;
  }

  private boolean discontinuous(long media, long arrival) {
    long expected = media + delay.offset();
    return arrival - expected > LATEST || expected - arrival > EARLIEST;
  }

  private void anchor(long media, long arrival) {
    if (!started) {
      lastOutput = Long.MIN_VALUE;
      lastMedia = media;
      lastArrival = arrival;
    }
    started = true;
    firstArrival = arrival;
    delay.reset();
    applied = arrival - media;
    corrected = false;
    reported = reported && lastOutput == Long.MIN_VALUE;
  }

  private void correct(long media, long arrival) {
    long target = delay.offset();
    boolean byReport = false;
    if (reported && reportEpoch == sender.epoch()) {
      long told = reportTarget();
      byReport = told - target < CAPTURE_AFTER_ARRIVAL && target - told < CAPTURE_TO_SEND;
      target = byReport ? told : target;
    }
    if (corrected && !byReport) {
      // Arrivals know less than the reports did: one stamped too early would put us out of sync.
      return;
    }
    boolean settling = arrival - firstArrival < SETTLING || (byReport && !corrected);
    corrected |= byReport;
    long error = target - applied;
    if (!settling && Math.abs(error) <= LARGE_ERROR) {
      long most = Math.max(0, arrival - lastArrival) / SLEW_DIVISOR;
      error = Math.clamp(error, -most, most);
    }
    // Backwards no faster than half the media's own pace.
    applied += Math.max(error, -Math.max(0, media - lastMedia) / 2);
  }

  private long reportTarget() {
    long at = media(Unwrapper.nearest(lastTimestamp, reportTimestamp, 32));
    return sender.serverNanos(reportNtp) - at;
  }
}
