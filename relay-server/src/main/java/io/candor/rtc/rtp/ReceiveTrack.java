package io.candor.rtc.rtp;

import io.candor.rtc.Bits;
import io.candor.rtc.rtcp.ReportBlock;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The receiving end of one media stream and its retransmissions: packets in any order in, packets
 * in sequence out, with NACKs for what is missing (RFC 3550 A.1, RFC 4585 §6.2.1, RFC 4588).
 *
 * <p>Packets given must own their array; they are kept until they can be delivered. Time is
 * nanoseconds of any one monotonic clock. Not thread-safe.
 */
public final class ReceiveTrack {
  /**
   * What kind of stream it is.
   *
   * @param ssrc the media's source (not its RTX)
   * @param payloadType given to packets restored from RTX
   * @param clockRate of RTP timestamps, in Hz
   * @param nack whether to ask for what is missing
   * @param reorderNanos how long a packet may be overtaken before it is asked for
   * @param maxWaitNanos how long a missing packet holds up those behind it
   * @param maxMissing a gap of more packets is given up at once
   * @param start whether a packet can be a stream's first; one that cannot is taken as a sign that
   *     the first ones were lost, and they are asked for
   */
  public record Settings(
      long ssrc,
      int payloadType,
      int clockRate,
      boolean nack,
      long reorderNanos,
      long maxWaitNanos,
      int maxMissing,
      Predicate<RtpPacket> start) {
    /** VP8 with NACK: waits up to a second. */
    public static Settings video(long ssrc, int payloadType, int clockRate) {
      return new Settings(
          ssrc, payloadType, clockRate, true, 10_000_000L, 1_000_000_000L, 512, any -> true);
    }

    /** Opus without NACK: waits 60 ms for reordered packets only. */
    public static Settings audio(long ssrc, int payloadType, int clockRate) {
      return new Settings(
          ssrc, payloadType, clockRate, false, 60_000_000L, 60_000_000L, 50, any -> true);
    }

    /** The same, for a stream that starts with such a packet. */
    public Settings startingWith(Predicate<RtpPacket> first) {
      return new Settings(
          ssrc, payloadType, clockRate, nack, reorderNanos, maxWaitNanos, maxMissing, first);
    }
  }

  private static final int REORDERED_START = 3;

  /** Long enough that no burst of belated packets looks like a restart. */
  private static final int LATE_RUN = 100;

  private static final int LOOK_BACK = 32;
  private static final long LOOK_BACK_NANOS = 350_000_000L;

  private final Settings settings;
  private final Ordered output;
  private final PacketWindow window;
  private final ReceiveStatistics statistics;
  private final NackSchedule nacks;
  private final Restart restart = new Restart();
  private boolean started;
  private long firstSequence;
  private long seekStartUntil = Long.MAX_VALUE;

  /** A track whose packets go to {@code output}, during calls of receive and wake. */
  public ReceiveTrack(Settings settings, RttEstimator rtt, Ordered output) {
    this.settings = settings;
    this.output = output;
    this.window = new PacketWindow();
    this.statistics = new ReceiveStatistics(settings.clockRate());
    this.nacks = new NackSchedule(settings, window, rtt);
  }

  /** Takes a packet of the media stream. */
  public void receive(long now, RtpPacket packet) {
    if (!started) {
      start(now, packet);
    }
    statistics.arrived(now, packet.timestamp());
    long sequence = Unwrapper.nearest(window.highest(), packet.sequenceNumber(), 16);
    long ahead = sequence - window.highest();
    if (ahead > PacketWindow.LARGEST || ahead < -PacketWindow.LARGEST) {
      suspect(now, packet, REORDERED_START);
    } else if (sequence < window.next()) {
      statistics.countLate();
      suspect(now, packet, LATE_RUN);
    } else {
      restart.clear();
      place(now, sequence, packet);
    }
  }

  /** Takes a packet of the track's RTX stream; bandwidth probes are ignored. */
  public void receiveRtx(long now, RtpPacket packet) {
    RtpPacket original = started ? original(packet) : null;
    if (original == null) {
      statistics.countProbe();
      return;
    }
    long sequence = Unwrapper.nearest(window.highest(), original.sequenceNumber(), 16);
    if (sequence < window.next() || sequence - window.highest() > Byte.MAX_VALUE) {
      statistics.countNeedless();
      return;
    }
    if (sequence <= window.highest() && !window.present(sequence)) {
      nacks.repaired(now, sequence);
    }
    statistics.countRepaired();
    place(now, sequence, original);
  }

  /** When {@link #wake} wants to be called, {@link Long#MAX_VALUE} if nothing is missing. */
  public long wakeAt() {
    return Math.min(nacks.wakeAt(), seekStartUntil);
  }

  /** Asks for what is missing and gives up what is overdue. */
  public void wake(long now, NackSink sink) {
    if (now >= seekStartUntil) {
      startFoundAt(firstSequence);
      deliver();
    }
    if (now < nacks.wakeAt()) {
      return;
    }
    long overdue = now - settings.maxWaitNanos();
    while (window.next() <= window.highest() && window.noticed(window.next()) <= overdue) {
      giveUpHead(overdue);
      deliver();
    }
    nacks.wake(now, sink, statistics);
  }

  /** Remembers a sender report of this stream, for the round-trip time; {@code ntp} is 32.32. */
  public void senderReport(long now, long ntp) {
    statistics.senderReport(now, ntp);
  }

  /** The block for the next receiver report; null before the first packet. */
  public @Nullable ReportBlock report(long now) {
    return started ? statistics.report(now, settings.ssrc(), window.highest()) : null;
  }

  /** The track's counters. */
  public ReceiveStatistics statistics() {
    return statistics;
  }

  private void start(long now, RtpPacket packet) {
    started = true;
    firstSequence = packet.sequenceNumber();
    statistics.restart(firstSequence);
    if (settings.nack() && !settings.start().test(packet)) {
      seekStartUntil = now + LOOK_BACK_NANOS;
      window.begin(firstSequence - LOOK_BACK);
    } else {
      window.begin(firstSequence);
    }
  }

  /** Nothing is missing before this packet; what is not there was never sent. */
  private void startFoundAt(long sequence) {
    seekStartUntil = Long.MAX_VALUE;
    while (window.next() < sequence && window.next() <= window.highest()) {
      window.dropHead();
    }
  }

  private void place(long now, long sequence, RtpPacket packet) {
    if (sequence <= window.highest() && window.present(sequence)) {
      statistics.countDuplicate();
      return;
    }
    if (sequence - window.highest() > settings.maxMissing()) {
      skipTo(sequence);
    } else {
      makeRoom(sequence);
    }
    if (window.noticeUpTo(sequence, now) > 0) {
      nacks.noticed(now);
    }
    window.put(sequence, packet, now);
    if (seekStartUntil != Long.MAX_VALUE && settings.start().test(packet)) {
      startFoundAt(sequence);
    }
    deliver();
  }

  /** Hands over what is in sequence at the window's head. */
  private void deliver() {
    while (window.next() <= window.highest()) {
      long sequence = window.next();
      RtpPacket packet = window.packet(sequence);
      if (packet == null) {
        return;
      }
      long arrival = window.arrival(sequence);
      window.dropHead();
      output.packet(packet, sequence, arrival);
    }
  }

  /** Gives up the missing packets at the head that were noticed before a time. */
  private void giveUpHead(long noticedUntil) {
    long from = window.next();
    while (window.next() <= window.highest()
        && !window.present(window.next())
        && window.noticed(window.next()) <= noticedUntil) {
      window.dropHead();
    }
    gone(from, window.next());
  }

  private void makeRoom(long sequence) {
    while (sequence - window.next() >= PacketWindow.LARGEST) {
      giveUpHead(Long.MAX_VALUE);
      deliver();
    }
  }

  /** Delivers all there is, names the rest lost, and goes on with {@code sequence}. */
  private void skipTo(long sequence) {
    while (window.next() <= window.highest()) {
      giveUpHead(Long.MAX_VALUE);
      deliver();
    }
    gone(window.next(), sequence);
    window.begin(sequence);
  }

  private void gone(long from, long to) {
    if (to > from) {
      statistics.countMissing(to - from);
      output.lost(from, (int) Math.min(to - from, Integer.MAX_VALUE));
    }
  }

  /** A number that cannot be: the sender started again there if more of them follow. */
  private void suspect(long now, RtpPacket packet, int enough) {
    if (!restart.suspect(now, packet, enough)) {
      return;
    }
    long first = window.highest() + 1;
    first += (restart.firstSequence() - first) & 0xFFFF;
    skipTo(first);
    statistics.restart(first);
    restart.replay(
        (arrival, held) -> {
          statistics.arrived(arrival, held.timestamp());
          long sequence = Unwrapper.nearest(window.highest(), held.sequenceNumber(), 16);
          if (sequence >= window.next()) {
            place(arrival, sequence, held);
          }
        });
  }

  /** Restores the packet in an RTX packet in place (RFC 4588 §4); null for a probe. */
  private @Nullable RtpPacket original(RtpPacket rtx) {
    if (rtx.payloadLength() <= 2) {
      return null;
    }
    byte[] buffer = rtx.buffer();
    int sequence = Bits.u16(buffer, rtx.payloadOffset());
    int headers = rtx.payloadOffset() - rtx.offset();
    System.arraycopy(buffer, rtx.offset(), buffer, rtx.offset() + 2, headers);
    RtpPacket original = RtpPacket.parse(buffer, rtx.offset() + 2, rtx.length() - 2);
    if (original != null) {
      original.sequenceNumber(sequence);
      original.ssrc(settings.ssrc());
      original.payloadType(settings.payloadType());
    }
    return original;
  }
}
