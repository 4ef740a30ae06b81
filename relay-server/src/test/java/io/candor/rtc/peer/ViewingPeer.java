package io.candor.rtc.peer;

import io.candor.rtc.Outbox;
import io.candor.rtc.dtls.DtlsIdentity;
import io.candor.rtc.rtcp.RtcpWriter;
import io.candor.rtc.rtp.Ordered;
import io.candor.rtc.rtp.ReceiveTrack;
import io.candor.rtc.rtp.RtpPacket;
import io.candor.rtc.rtp.RttEstimator;
import io.candor.rtc.vp8.EncodedFrame;
import io.candor.rtc.vp8.Vp8FrameAssembler;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A teacher's browser as far as the relay sees it: receives a picture, asks for what is missing.
 */
public final class ViewingPeer implements PeerTransport.Inbound, Vp8FrameAssembler.Output {
  private static final long OWN_SSRC = 0x2000_0001L;

  /**
   * A browser asks until it has its picture: what came before its keys were there is lost to it.
   */
  private static final long BETWEEN_ASKING = 200_000_000L;

  private final PeerTransport transport;
  private final boolean sound;
  private final RtcpWriter writer = new RtcpWriter();
  private final Vp8FrameAssembler assembler = new Vp8FrameAssembler(this);
  private final List<EncodedFrame> frames = new ArrayList<>();
  private @Nullable ReceiveTrack video;
  private long videoSsrc = -1;
  private long soundPackets;
  private boolean pictureWanted;
  private long askAt = Long.MIN_VALUE;

  public ViewingPeer(
      DtlsIdentity identity,
      Executor handshakes,
      RandomGenerator random,
      boolean sound,
      Runnable onOutput) {
    this.transport = new PeerTransport(identity, handshakes, random, onOutput, this);
    this.sound = sound;
  }

  /** The SDP offer. */
  public String offer() {
    OfferText text = transport.offer("teacher");
    return sound ? text.cameraViewer() : text.screenViewer();
  }

  public void answer(long now, String sdp) {
    transport.answer(now, AnswerView.of(sdp));
  }

  public void receive(long now, InetSocketAddress from, byte[] data, Outbox via) {
    transport.receive(now, from, data, via);
  }

  public void wake(long now, Outbox via) {
    transport.wake(now, via);
    ReceiveTrack track = video;
    if (track != null) {
      writer.reset();
      track.wake(now, (ssrc, numbers, count) -> writer.nack(OWN_SSRC, ssrc, numbers, count));
      if (writer.length() > 0) {
        transport.sendRtcp(writer.buffer(), writer.length(), via);
      }
    }
    if (pictureWanted && now >= askAt) {
      askAt = now + BETWEEN_ASKING;
      writer.reset();
      writer.pli(OWN_SSRC, videoSsrc);
      transport.sendRtcp(writer.buffer(), writer.length(), via);
    }
  }

  /** The picture is lost: the relay is told so until a key frame comes. */
  public void pictureLost() {
    pictureWanted = true;
  }

  @Override
  public void rtp(long now, byte[] packet, int length) {
    RtpPacket view = RtpPacket.parse(packet, 0, length);
    if (view == null) {
      throw new IllegalStateException("the relay sent what is no RTP");
    }
    if (view.payloadType() == OfferText.VP8) {
      video(view).receive(now, view);
    } else {
      soundPackets++;
    }
  }

  private ReceiveTrack video(RtpPacket first) {
    ReceiveTrack known = video;
    if (known == null) {
      videoSsrc = first.ssrc();
      ReceiveTrack.Settings settings =
          ReceiveTrack.Settings.video(first.ssrc(), OfferText.VP8, 90_000);
      known = new ReceiveTrack(settings, new RttEstimator(), ordered());
      video = known;
    }
    return known;
  }

  private Ordered ordered() {
    return assembler;
  }

  @Override
  public void rtcp(long now, byte[] packet, int length) {}

  @Override
  public void frame(EncodedFrame frame) {
    pictureWanted &= !frame.keyFrame();
    frames.add(frame);
  }

  @Override
  public void keyFrameNeeded() {
    pictureLost();
  }

  /** Whole frames, in the order they came. */
  public List<EncodedFrame> frames() {
    return frames;
  }

  public long soundPackets() {
    return soundPackets;
  }

  public PeerTransport transport() {
    return transport;
  }
}
