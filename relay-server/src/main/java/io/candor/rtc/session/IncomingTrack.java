package io.candor.rtc.session;

import io.candor.rtc.clock.SenderClock;
import io.candor.rtc.clock.TrackClock;
import io.candor.rtc.rtp.Ordered;
import io.candor.rtc.rtp.ReceiveTrack;
import io.candor.rtc.rtp.RtpPacket;
import io.candor.rtc.rtp.RttEstimator;
import io.candor.rtc.sdp.MediaKind;
import io.candor.rtc.sdp.NegotiatedTrack;
import io.candor.rtc.vp8.EncodedFrame;
import io.candor.rtc.vp8.Vp8Descriptor;
import io.candor.rtc.vp8.Vp8FrameAssembler;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One publisher's track: puts packets in sequence, makes frames of them and dates them. */
final class IncomingTrack implements Ordered, Vp8FrameAssembler.Output {
  private final NegotiatedTrack negotiated;
  private final RttEstimator rtt;
  private final TrackClock clock;
  private final MediaOutput output;
  private final KeyFrameRequests keyFrames;
  private final @Nullable Vp8FrameAssembler assembler;
  private @Nullable ReceiveTrack receive;
  private long ssrc;
  private long rtxSsrc;
  private long now;

  IncomingTrack(
      NegotiatedTrack negotiated,
      RttEstimator rtt,
      SenderClock sender,
      KeyFrameRequests keyFrames,
      MediaOutput output) {
    this.negotiated = negotiated;
    this.rtt = rtt;
    this.clock = new TrackClock(negotiated.clockRate(), sender, 0);
    this.keyFrames = keyFrames;
    this.output = output;
    this.assembler = negotiated.kind() == MediaKind.VIDEO ? new Vp8FrameAssembler(this) : null;
    this.ssrc = negotiated.ssrc();
    this.rtxSsrc = negotiated.rtxSsrc();
  }

  /** Takes the packet if it is this track's. */
  boolean take(long now, RtpPacket packet) {
    this.now = now;
    int type = packet.payloadType();
    if (type == negotiated.payloadType() && mine(packet, ssrc)) {
      ssrc = packet.ssrc();
      receiveTrack().receive(now, packet);
      return true;
    }
    if (type == negotiated.rtxPayloadType() && mine(packet, rtxSsrc)) {
      rtxSsrc = packet.ssrc();
      receiveTrack().receiveRtx(now, packet);
      return true;
    }
    return false;
  }

  /** An offer with rids names no SSRCs (RFC 8853 §5.5); then the payload type alone decides. */
  private static boolean mine(RtpPacket packet, long known) {
    return known < 0 || packet.ssrc() == known;
  }

  private ReceiveTrack receiveTrack() {
    ReceiveTrack known = receive;
    if (known == null) {
      known = new ReceiveTrack(settings(), rtt, this);
      receive = known;
      keyFrames.begun(now);
    }
    return known;
  }

  private ReceiveTrack.Settings settings() {
    return negotiated.kind() == MediaKind.VIDEO
        ? ReceiveTrack.Settings.video(
                Math.max(ssrc, 0), negotiated.payloadType(), negotiated.clockRate())
            .startingWith(Vp8Descriptor::startsKeyFrame)
        : ReceiveTrack.Settings.audio(
            Math.max(ssrc, 0), negotiated.payloadType(), negotiated.clockRate());
  }

  /** What of it has come so far; null before the first packet. */
  @Nullable ReceiveTrack received() {
    return receive;
  }

  KeyFrameRequests keyFrames() {
    return keyFrames;
  }

  boolean video() {
    return assembler != null;
  }

  NegotiatedTrack negotiated() {
    return negotiated;
  }

  /** The sender's SSRC, or -1 until it is known. */
  long ssrc() {
    return ssrc;
  }

  void senderReport(long now, long ntp, long rtpTimestamp) {
    clock.senderReport(ntp, rtpTimestamp, now);
    if (receive != null) {
      receive.senderReport(now, ntp);
    }
  }

  @Override
  public void packet(RtpPacket packet, long extendedSequence, long arrivalNanos) {
    if (packet.payloadLength() == 0) {
      return;
    }
    output.packet(now, negotiated.kind(), packet, extendedSequence);
    if (assembler != null) {
      assembler.packet(packet, extendedSequence, arrivalNanos);
    } else {
      int from = packet.payloadOffset();
      byte[] opus = Arrays.copyOfRange(packet.buffer(), from, from + packet.payloadLength());
      output.audio(opus, clock.serverNanos(packet.timestamp(), arrivalNanos));
    }
  }

  @Override
  public void lost(long fromSequence, int count) {
    if (assembler != null) {
      assembler.lost(fromSequence, count);
    }
    output.lost(negotiated.kind());
  }

  @Override
  public void frame(EncodedFrame frame) {
    if (frame.keyFrame()) {
      keyFrames.arrived(now);
    }
    output.video(frame, clock.serverNanos(frame.rtpTimestamp(), frame.arrivalNanos()));
  }

  @Override
  public void keyFrameNeeded() {
    keyFrames.want();
  }

  /** Moves the track's time on, for what is about to be given up and delivered. */
  void at(long now) {
    this.now = now;
  }
}
