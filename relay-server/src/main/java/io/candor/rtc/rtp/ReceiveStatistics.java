package io.candor.rtc.rtp;

import io.candor.rtc.rtcp.ReportBlock;

/** What happened to one received stream, and its reports (RFC 3550 A.3, A.8). */
public final class ReceiveStatistics {
  private static final long NO_TRANSIT = Long.MIN_VALUE;

  private final int clockRate;
  private long baseSequence;
  private long received;
  private long expectedPrior;
  private long receivedPrior;
  private long lastTransit = NO_TRANSIT;
  private long jitterTimes16;
  private long lastSr;
  private long lastSrAt;

  private long packets;
  private long duplicates;
  private long late;
  private long repaired;
  private long needless;
  private long probes;
  private long missing;
  private long asked;
  private long restarts = -1;

  ReceiveStatistics(int clockRate) {
    this.clockRate = clockRate;
  }

  void restart(long firstSequence) {
    baseSequence = firstSequence;
    received = 0;
    expectedPrior = 0;
    receivedPrior = 0;
    lastTransit = NO_TRANSIT;
    restarts++;
  }

  void arrived(long now, long timestamp) {
    packets++;
    received++;
    // Seconds and the rest apart: nanoseconds times the clock rate would overflow.
    long ticks =
        now / 1_000_000_000L * clockRate + now % 1_000_000_000L * clockRate / 1_000_000_000L;
    long transit = ticks - timestamp;
    if (lastTransit != NO_TRANSIT) {
      int difference = Math.abs((int) (transit - lastTransit));
      jitterTimes16 += difference - ((jitterTimes16 + 8) >> 4);
    }
    lastTransit = transit;
  }

  void senderReport(long now, long ntp) {
    lastSr = ntp >>> 16 & 0xFFFF_FFFFL;
    lastSrAt = now;
  }

  void countLate() {
    late++;
  }

  void countDuplicate() {
    duplicates++;
  }

  void countRepaired() {
    repaired++;
  }

  void countNeedless() {
    needless++;
  }

  void countProbe() {
    probes++;
  }

  void countMissing(long count) {
    missing += count;
  }

  void countAsked(int count) {
    asked += count;
  }

  ReportBlock report(long now, long ssrc, long highest) {
    long expected = highest - baseSequence + 1;
    long expectedNow = expected - expectedPrior;
    long lostNow = expectedNow - (received - receivedPrior);
    expectedPrior = expected;
    receivedPrior = received;
    int fraction =
        expectedNow <= 0 || lostNow <= 0 ? 0 : (int) Math.min(255, lostNow * 256 / expectedNow);
    long delay = lastSr == 0 ? 0 : (now - lastSrAt) / 1000 * 65536 / 1_000_000;
    return new ReportBlock(
        ssrc,
        fraction,
        (int) Math.clamp(expected - received, -0x800000L, 0x7FFFFFL),
        highest & 0xFFFF_FFFFL,
        jitter(),
        lastSr,
        Math.min(delay, 0xFFFF_FFFFL));
  }

  /** The interarrival jitter in timestamp units (RFC 3550 §6.4.1). */
  public long jitter() {
    return jitterTimes16 >> 4;
  }

  /** Packets of the media stream itself, everything counted. */
  public long packets() {
    return packets;
  }

  /** Packets that were waiting already. */
  public long duplicates() {
    return duplicates;
  }

  /** Packets delivered or given up before they came (again). */
  public long late() {
    return late;
  }

  /** Packets that retransmission brought in time. */
  public long repaired() {
    return repaired;
  }

  /** Retransmissions that came for nothing. */
  public long needless() {
    return needless;
  }

  /** RTX packets without media. */
  public long probes() {
    return probes;
  }

  /** Packets given up. */
  public long missing() {
    return missing;
  }

  /** Sequence numbers asked for, repetitions included. */
  public long asked() {
    return asked;
  }

  /** How often the sender started its sequence again. */
  public long restarts() {
    return Math.max(0, restarts);
  }
}
