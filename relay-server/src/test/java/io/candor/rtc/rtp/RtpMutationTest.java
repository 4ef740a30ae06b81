package io.candor.rtc.rtp;

import io.candor.fuzz.MutationRun;
import io.candor.fuzz.Mutations;
import io.candor.rtc.clock.SenderClock;
import io.candor.rtc.clock.TrackClock;
import io.candor.rtc.peer.IvfReader;
import io.candor.rtc.peer.SendTrack;
import io.candor.rtc.rtcp.Rtcp;
import io.candor.rtc.rtcp.RtcpPacket;
import io.candor.rtc.rtcp.RtcpWriter;
import io.candor.rtc.vp8.EncodedFrame;
import io.candor.rtc.vp8.Vp8FrameAssembler;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Mutants of RTP with VP8 and of RTCP, through everything that reads them, with state kept. */
class RtpMutationTest {
  private static final long MS = 1_000_000L;
  private long now;

  @Test
  void mutants() {
    rtp(Mutations.usual());
    rtcp(Mutations.usual());
  }

  @Test
  @Tag("long")
  void manyMutants() {
    rtp(Mutations.many());
    rtcp(Mutations.many());
  }

  private void rtp(int count) {
    List<byte[]> corpus = new ArrayList<>();
    SendTrack.Settings settings =
        new SendTrack.Settings(1, 96, 90_000, 2, 97, 4, 65_500, 0xFFFF_0000L);
    SendTrack sender =
        new SendTrack(
            settings, () -> 9, (bytes, length) -> corpus.add(Arrays.copyOf(bytes, length)));
    for (int i = 0; i < 60; i++) {
      sender.vp8(IvfReader.clip().frames().get(i).data(), i * 100L * MS);
    }
    sender.nack(List.of(65_500, 65_510));
    sender.probe(200);
    Receiver receiver = new Receiver();
    MutationRun.ofBytes(corpus).run(count, 11, receiver::accept);
  }

  /** What a session does with RTP, kept over all mutants. */
  private final class Receiver implements Vp8FrameAssembler.Output {
    private final Vp8FrameAssembler assembler = new Vp8FrameAssembler(this);
    private final TrackClock clock = new TrackClock(90_000, new SenderClock(), 0);
    private final TransportCcReceiver transport = new TransportCcReceiver();
    private final RtcpWriter writer = new RtcpWriter();
    private final ReceiveTrack track =
        new ReceiveTrack(ReceiveTrack.Settings.video(1, 96, 90_000), new RttEstimator(), assembler);
    private long last;

    void accept(byte[] bytes) {
      now += MS;
      RtpPacket packet = RtpPacket.parse(bytes, 0, bytes.length);
      if (packet == null) {
        return;
      }
      for (int id = 0; id < 17; id++) {
        if (packet.extension(id) + packet.extensionLength(id) > bytes.length) {
          throw new AssertionError("extension " + id + " leaves the packet");
        }
      }
      int number = packet.extension16(4);
      if (number >= 0) {
        transport.receive(now, number);
      }
      if (packet.payloadType() == 97) {
        track.receiveRtx(now, packet);
      } else {
        track.receive(now, packet);
      }
      track.wake(now, (ssrc, numbers, count) -> writer.nack(1, 2, numbers, count));
      while (transport.wakeAt() <= now && transport.write(writer, 1, 2)) {
        writer.reset();
      }
      writer.reset();
    }

    @Override
    public void frame(EncodedFrame frame) {
      long time = clock.timeMs(frame.rtpTimestamp(), now);
      if (time < last || time > now / MS + 1000) {
        throw new AssertionError("time went from " + last + " to " + time + " at " + now / MS);
      }
      last = time;
    }

    @Override
    public void keyFrameNeeded() {}
  }

  private void rtcp(int count) {
    RtcpWriter writer = new RtcpWriter();
    List<byte[]> corpus = new ArrayList<>();
    writer.senderReport(1, 0x83AA7E80_40000000L, 90_000, 7, 4096, List.of());
    writer.sdes(1, "someone");
    writer.nack(1, 2, new int[] {1, 2, 3, 400}, 4);
    writer.pli(1, 2);
    corpus.add(Arrays.copyOf(writer.buffer(), writer.length()));
    writer.reset();
    writer.transportFeedback(1, 2, 65_530, 4, new long[] {0, MS, 400 * MS, 401 * MS}, 4);
    corpus.add(Arrays.copyOf(writer.buffer(), writer.length()));
    writer.reset();
    writer.fir(1, 2, 9);
    writer.remb(1, 1_500_000, 2);
    writer.bye(1);
    corpus.add(Arrays.copyOf(writer.buffer(), writer.length()));
    corpus.add(HexFormat.of().parseHex("80cf0005000000010500000300000002aabbccdd00018000"));
    TrackClock clock = new TrackClock(90_000, new SenderClock(), 0);
    MutationRun.ofBytes(corpus)
        .run(count, 12, bytes -> Rtcp.parse(bytes, 0, bytes.length, packet -> feed(clock, packet)));
  }

  private void feed(TrackClock clock, RtcpPacket packet) {
    now += 20 * MS;
    if (packet instanceof RtcpPacket.SenderReport report) {
      clock.senderReport(report.ntp(), report.rtpTimestamp(), now);
    }
    clock.timeMs(now / MS * 90, now);
  }
}
