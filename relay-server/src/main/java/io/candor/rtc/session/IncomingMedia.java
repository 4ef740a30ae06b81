package io.candor.rtc.session;

import io.candor.rtc.clock.SenderClock;
import io.candor.rtc.rtcp.ReportBlock;
import io.candor.rtc.rtcp.Rtcp;
import io.candor.rtc.rtcp.RtcpPacket;
import io.candor.rtc.rtcp.RtcpWriter;
import io.candor.rtc.rtp.ReceiveTrack;
import io.candor.rtc.rtp.RtpPacket;
import io.candor.rtc.rtp.RttEstimator;
import io.candor.rtc.rtp.TransportCcReceiver;
import io.candor.rtc.sdp.MediaKind;
import io.candor.rtc.sdp.NegotiatedTrack;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * All that one publisher sends: its tracks, and the feedback they need (receiver reports, NACK,
 * PLI, transport-wide congestion control). Sans-I/O, single-threaded.
 */
public final class IncomingMedia {
  private static final long REPORT_EVERY = TimeUnit.SECONDS.toNanos(1);

  /** A report that is due waits this long for other feedback, to travel in its datagram. */
  private static final long REPORT_PATIENCE = TimeUnit.MILLISECONDS.toNanos(300);

  private static final String CNAME = "candor";

  private final List<IncomingTrack> tracks = new ArrayList<>();
  private final SenderClock sender = new SenderClock();
  private final RttEstimator rtt = new RttEstimator();
  private final TransportCcReceiver arrivals = new TransportCcReceiver();
  private final RtcpWriter writer = new RtcpWriter();
  private final long ownSsrc;
  private final int transportCc;
  private long reportAt;
  private long strays;

  /**
   * Makes the receiving end of an agreed session.
   *
   * @param ownSsrc what our feedback is sent as
   * @param keyFrameEvery how often a video track is asked for a key frame
   */
  public IncomingMedia(
      List<NegotiatedTrack> negotiated,
      long ownSsrc,
      Duration keyFrameEvery,
      MediaOutput output,
      long now) {
    this.ownSsrc = ownSsrc;
    this.reportAt = now + REPORT_EVERY;
    for (NegotiatedTrack track : negotiated) {
      KeyFrameRequests keyFrames = new KeyFrameRequests(keyFrameEvery);
      tracks.add(new IncomingTrack(track, rtt, sender, keyFrames, output));
    }
    // One number space for the whole transport, so the id is the same in every section.
    this.transportCc =
        negotiated.stream().mapToInt(t -> t.extensions().transportCc()).max().orElse(0);
  }

  /** Takes one authentic packet, whose array is ours to keep. */
  public void rtp(long now, RtpPacket packet) {
    // Read first: restoring a retransmission moves the bytes under this view.
    int number = packet.extension16(transportCc);
    for (IncomingTrack track : tracks) {
      if (track.take(now, packet)) {
        if (number >= 0) {
          arrivals.receive(now, number);
        }
        return;
      }
    }
    strays++;
  }

  /** Takes one authentic compound RTCP packet. */
  public void rtcp(long now, byte[] data, int length) {
    Rtcp.parse(data, 0, length, packet -> rtcp(now, packet));
  }

  private void rtcp(long now, RtcpPacket packet) {
    switch (packet) {
      case RtcpPacket.SenderReport report -> {
        for (IncomingTrack track : tracks) {
          if (track.ssrc() == report.ssrc()) {
            track.senderReport(now, report.ntp(), report.rtpTimestamp());
          }
        }
      }
      // A publisher only sends: what it says as a receiver is of no use, and a source that leaves
      // says so by DTLS as well.
      case RtcpPacket.ReceiverReport r -> {}
      case RtcpPacket.Sdes s -> {}
      case RtcpPacket.Bye b -> {}
      case RtcpPacket.GenericNack n -> {}
      case RtcpPacket.Pli p -> {}
      case RtcpPacket.Fir f -> {}
      case RtcpPacket.Remb r -> {}
      case RtcpPacket.TransportFeedback t -> {}
      case RtcpPacket.ExtendedReport x -> {}
      case RtcpPacket.Unknown u -> {}
    }
  }

  /** A viewer cannot begin without a key frame. */
  public void wantKeyFrame() {
    for (IncomingTrack track : tracks) {
      if (track.video()) {
        track.keyFrames().want();
      }
    }
  }

  /** Gives up what is overdue and sends the feedback that is due. */
  public void wake(long now, Feedback feedback) {
    writer.reset();
    if (now - reportAt >= 0) {
      report(now);
    }
    for (IncomingTrack track : tracks) {
      wake(now, track, feedback);
    }
    while (now - arrivals.wakeAt() >= 0 && arrivals.write(writer, ownSsrc, mediaSsrc())) {
      flush(feedback);
    }
    flush(feedback);
  }

  private void wake(long now, IncomingTrack track, Feedback feedback) {
    track.at(now);
    ReceiveTrack receive = track.received();
    if (receive == null) {
      return;
    }
    if (now - receive.wakeAt() >= 0) {
      receive.wake(now, (ssrc, numbers, count) -> nack(ssrc, numbers, count, feedback));
    }
    if (track.video() && track.keyFrames().take(now) && !writer.pli(ownSsrc, track.ssrc())) {
      flush(feedback);
      writer.pli(ownSsrc, track.ssrc());
    }
  }

  private void nack(long ssrc, int[] numbers, int count, Feedback feedback) {
    int[] rest = numbers;
    int left = count;
    while (left > 0) {
      int taken = writer.nack(ownSsrc, ssrc, rest, left);
      if (taken < left) {
        flush(feedback);
        rest = java.util.Arrays.copyOfRange(rest, taken, left);
      }
      left -= taken;
    }
  }

  private void report(long now) {
    reportAt = now + REPORT_EVERY;
    List<ReportBlock> blocks = new ArrayList<>(tracks.size());
    for (IncomingTrack track : tracks) {
      ReceiveTrack receive = track.received();
      ReportBlock block = receive == null ? null : receive.report(now);
      if (block != null) {
        blocks.add(block);
      }
    }
    if (!blocks.isEmpty()) {
      writer.receiverReport(ownSsrc, blocks);
      writer.sdes(ownSsrc, CNAME);
    }
  }

  private void flush(Feedback feedback) {
    if (writer.length() > 0) {
      feedback.send(writer.buffer(), writer.length());
      writer.reset();
    }
  }

  private long mediaSsrc() {
    for (IncomingTrack track : tracks) {
      if (track.ssrc() >= 0) {
        return track.ssrc();
      }
    }
    return 0;
  }

  /** When {@link #wake} is wanted. */
  public long wakeAt() {
    long at = Math.min(reportAt + REPORT_PATIENCE, arrivals.wakeAt());
    for (IncomingTrack track : tracks) {
      ReceiveTrack receive = track.received();
      if (receive != null) {
        at = Math.min(at, receive.wakeAt());
        at = track.video() ? Math.min(at, track.keyFrames().wakeAt()) : at;
      }
    }
    return at;
  }

  /** Packets lost for good, over all tracks of a kind. */
  public long missing(MediaKind kind) {
    long missing = 0;
    for (IncomingTrack track : tracks) {
      ReceiveTrack receive = track.received();
      if (receive != null && track.negotiated().kind() == kind) {
        missing += receive.statistics().missing();
      }
    }
    return missing;
  }

  /** Authentic packets that belong to no agreed track. */
  public long strays() {
    return strays;
  }
}
