package io.candor.rtc.peer;

import io.candor.rtc.Outbox;
import io.candor.rtc.clock.Ntp;
import io.candor.rtc.dtls.DtlsIdentity;
import io.candor.rtc.rtcp.Rtcp;
import io.candor.rtc.rtcp.RtcpPacket;
import io.candor.rtc.rtcp.RtcpWriter;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;

/**
 * A student's browser as far as the relay sees it: sends the clip's VP8 at ten frames a second and
 * its Opus every 20 ms, answers NACK and PLI, reports. Sans-I/O, single-threaded.
 */
public final class PublishingPeer implements PeerTransport.Inbound {
  private static final long FRAME = 100_000_000L;
  private static final long SOUND = 20_000_000L;
  private static final long REPORT = 1_000_000_000L;

  private final PeerTransport transport;
  private final RandomGenerator random;
  private final boolean microphone;
  private final FrameLoop pictures = new FrameLoop(IvfReader.clip());
  private final List<byte[]> sounds = OggOpusReader.clip().packets();
  private final RtcpWriter writer = new RtcpWriter();
  private final SendTrack video;
  private final SendTrack audio;
  private Outbox out = (datagram, to) -> {};
  private int transportSequence;
  private long start = -1;
  private long frames;
  private long packets;
  private long reports;
  private boolean keyFrameWanted;
  private long keyFrameRequests;
  private boolean silent;

  /** A peer with a camera, and a microphone if wanted. */
  public PublishingPeer(
      DtlsIdentity identity,
      Executor handshakes,
      RandomGenerator random,
      boolean microphone,
      Runnable onOutput) {
    this.transport = new PeerTransport(identity, handshakes, random, onOutput, this);
    this.random = random;
    this.microphone = microphone;
    this.video = track(OfferText.VP8, 90_000, 0x1000_0001L, 0x1000_0002L);
    this.audio = track(OfferText.OPUS, 48_000, 0x1000_0003L, -1);
  }

  private SendTrack track(int type, int rate, long ssrc, long rtxSsrc) {
    SendTrack.Settings settings =
        new SendTrack.Settings(
            ssrc,
            type,
            rate,
            rtxSsrc,
            OfferText.VP8_RTX,
            OfferText.TRANSPORT_CC_ID,
            // Close below the wrap, so that every run crosses it.
            0xFF00 | random.nextInt(256),
            0xFFFF_0000L);
    return new SendTrack(
        settings,
        () -> transportSequence++ & 0xFFFF,
        (packet, length) -> transport.sendRtp(packet, length, out));
  }

  /** The SDP offer. */
  public String offer() {
    OfferText text = transport.offer("student");
    return microphone
        ? text.camera(0x1000_0003L, 0x1000_0001L, 0x1000_0002L)
        : text.screen(0x1000_0001L, 0x1000_0002L);
  }

  public void answer(long now, String sdp) {
    transport.answer(now, AnswerView.of(sdp));
  }

  /** Takes the answer, and tries only the relay's TCP candidates. */
  public void answerByTcp(long now, String sdp) {
    AnswerView all = AnswerView.of(sdp);
    transport.answer(
        now, new AnswerView(all.ice(), all.fingerprintSha256(), all.tcp(), all.tcp(), all.media()));
  }

  public void receive(long now, InetSocketAddress from, byte[] data, Outbox via) {
    out = via;
    transport.receive(now, from, data, via);
  }

  /** Sends what is due. To be called every few milliseconds. */
  public void wake(long now, Outbox via) {
    out = via;
    transport.wake(now, via);
    if (!transport.established() || silent) {
      return;
    }
    if (start < 0) {
      start = now;
    }
    while (start + frames * FRAME <= now) {
      if (keyFrameWanted) {
        pictures.wantKeyFrame();
        keyFrameWanted = false;
      }
      video.vp8(pictures.next(), frames++ * FRAME);
    }
    while (microphone && start + packets * SOUND <= now) {
      audio.opus(sounds.get((int) (packets % sounds.size())), packets++ * SOUND);
    }
    if (start + reports * REPORT <= now) {
      reports++;
      report(now);
    }
  }

  private void report(long now) {
    writer.reset();
    long ntp = Ntp.ofEpochNanos(now);
    video.report(writer, ntp, now - start);
    if (microphone) {
      audio.report(writer, ntp, now - start);
    }
    transport.sendRtcp(writer.buffer(), writer.length(), out);
  }

  @Override
  public void rtp(long now, byte[] packet, int length) {
    throw new IllegalStateException("a publisher receives no media");
  }

  @Override
  public void rtcp(long now, byte[] packet, int length) {
    Rtcp.parse(packet, 0, length, this::feedback);
  }

  private void feedback(RtcpPacket packet) {
    if (video.feedback(packet)) {
      keyFrameWanted = true;
      keyFrameRequests++;
    }
  }

  /** Stops the media; retransmissions and consent go on. A still screen looks like this. */
  public void hush(boolean hushed) {
    silent = hushed;
  }

  public PeerTransport transport() {
    return transport;
  }

  /** Video frames sent. */
  public long frames() {
    return frames;
  }

  /** Opus packets sent. */
  public long sounds() {
    return packets;
  }

  public long keyFrameRequests() {
    return keyFrameRequests;
  }
}
