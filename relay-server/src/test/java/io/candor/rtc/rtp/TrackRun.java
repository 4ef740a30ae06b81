package io.candor.rtc.rtp;

import io.candor.rtc.peer.FrameLoop;
import io.candor.rtc.peer.IvfReader;
import io.candor.rtc.peer.LossyLink;
import io.candor.rtc.peer.SendTrack;
import io.candor.rtc.rtcp.Rtcp;
import io.candor.rtc.rtcp.RtcpWriter;
import io.candor.rtc.vp8.EncodedFrame;
import io.candor.rtc.vp8.Vp8Descriptor;
import io.candor.rtc.vp8.Vp8FrameAssembler;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A sender, two directions of bad weather and a receive track, in virtual time. */
final class TrackRun {
  static final long SSRC = 0xCAFE0001L;
  static final long RTX = 0xCAFE0002L;
  private static final long MS = 1_000_000L;

  final SendTrack sender;
  final ReceiveTrack track;
  final Vp8FrameAssembler assembler;
  final RttEstimator rtt = new RttEstimator();
  final List<EncodedFrame> frames = new ArrayList<>();
  final List<byte[]> sent = new ArrayList<>();
  final LossyLink<byte[]> up;
  final LossyLink<byte[]> down;
  private final FrameLoop loop = new FrameLoop(IvfReader.clip());
  private long now = 5_000_000_000L;
  private final long start = now;
  private int twcc;
  private long asked = Long.MIN_VALUE / 2;
  private boolean keyFrameNeeded;

  TrackRun(LossyLink.Weather weather, long seed, int firstSequence, long firstTimestamp) {
    up = new LossyLink<>(weather, seed);
    down = new LossyLink<>(weather, seed + 1);
    SendTrack.Settings settings =
        new SendTrack.Settings(SSRC, 96, 90_000, RTX, 97, 4, firstSequence, firstTimestamp);
    sender =
        new SendTrack(
            settings,
            () -> twcc++ & 0xFFFF,
            (packet, length) -> up.send(now, Arrays.copyOf(packet, length)));
    assembler =
        new Vp8FrameAssembler(
            new Vp8FrameAssembler.Output() {
              @Override
              public void frame(EncodedFrame frame) {
                frames.add(frame);
              }

              @Override
              public void keyFrameNeeded() {
                keyFrameNeeded = true;
              }
            });
    track =
        new ReceiveTrack(
            ReceiveTrack.Settings.video(SSRC, 96, 90_000)
                .startingWith(Vp8Descriptor::startsKeyFrame),
            rtt,
            assembler);
  }

  /** Sends frames at a rate for a while and lets everything arrive. */
  void run(long seconds, int framesPerSecond) {
    long until = now + seconds * 1000 * MS;
    long nextFrame = now;
    for (; now < until + 2000 * MS; now += MS) {
      if (now >= nextFrame && now < until) {
        byte[] frame = loop.next();
        sent.add(frame);
        sender.vp8(frame, now - start);
        nextFrame += 1000 * MS / framesPerSecond;
      }
      drain();
    }
  }

  long now() {
    return now;
  }

  /** Nothing is sent for a while. */
  void pass(long millis) {
    now += millis * MS;
  }

  private void drain() {
    for (byte[] packet = up.receive(now); packet != null; packet = up.receive(now)) {
      arrive(packet);
    }
    if (track.wakeAt() <= now) {
      track.wake(now, this::nack);
    }
    if (keyFrameNeeded && now - asked > 500 * MS) {
      asked = now;
      RtcpWriter writer = new RtcpWriter();
      writer.pli(1, SSRC);
      down.send(now, Arrays.copyOf(writer.buffer(), writer.length()));
    }
    keyFrameNeeded = false;
    for (byte[] rtcp = down.receive(now); rtcp != null; rtcp = down.receive(now)) {
      Rtcp.parse(
          rtcp,
          0,
          rtcp.length,
          packet -> {
            if (sender.feedback(packet)) {
              loop.wantKeyFrame();
            }
          });
    }
  }

  private void arrive(byte[] bytes) {
    byte[] own = bytes.clone();
    @Nullable RtpPacket packet = RtpPacket.parse(own, 0, own.length);
    if (packet == null) {
      throw new AssertionError("the sender sent no RTP");
    }
    if (packet.ssrc() == RTX) {
      track.receiveRtx(now, packet);
    } else {
      track.receive(now, packet);
    }
  }

  private void nack(long ssrc, int[] numbers, int count) {
    RtcpWriter writer = new RtcpWriter();
    writer.nack(1, ssrc, numbers, count);
    down.send(now, Arrays.copyOf(writer.buffer(), writer.length()));
  }
}
