package io.candor.rtc.vp8;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.candor.rtc.peer.IvfReader;
import io.candor.rtc.peer.SendTrack;
import io.candor.rtc.rtp.RtpPacket;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class Vp8Test implements Vp8FrameAssembler.Output {
  private final List<EncodedFrame> frames = new ArrayList<>();
  private final Vp8FrameAssembler assembler = new Vp8FrameAssembler(this);
  private final IvfReader clip = IvfReader.clip();
  private final List<RtpPacket> packets = new ArrayList<>();
  private final SendTrack sender =
      new SendTrack(
          new SendTrack.Settings(1, 96, 90_000, 2, 97, 0, 0, 0xFFFF_0000L),
          () -> 0,
          (bytes, length) -> packets.add(requireNonNull(RtpPacket.parse(bytes, 0, length))));
  private int wanted;

  @Override
  public void frame(EncodedFrame frame) {
    frames.add(frame);
  }

  @Override
  public void keyFrameNeeded() {
    wanted++;
  }

  private static @Nullable Vp8Descriptor descriptor(String hex) {
    byte[] bytes = HexFormat.of().parseHex(hex);
    return Vp8Descriptor.parse(bytes, 0, bytes.length);
  }

  /** Hands over packets, but not those of a range. */
  private void deliver(int from, int to) {
    for (int i = 0; i < packets.size(); i++) {
      if (i == from) {
        assembler.lost(i, to - from);
      }
      if (i < from || i >= to) {
        assembler.packet(packets.get(i), i, i);
      }
    }
    packets.clear();
  }

  private void send(int... indices) {
    for (int index : indices) {
      sender.vp8(clip.frames().get(index).data(), clip.frames().get(index).tick() * 100_000_000L);
    }
  }

  @Test
  void descriptors() {
    assertThat(descriptor("10ff")).isEqualTo(new Vp8Descriptor(false, true, 0, -1, 0, -1, -1, 1));
    assertThat(descriptor("a38045ff"))
        .isEqualTo(new Vp8Descriptor(true, false, 3, 0x45, 7, -1, -1, 3));
    assertThat(descriptor("9080ffffaa"))
        .isEqualTo(new Vp8Descriptor(false, true, 0, 0x7FFF, 15, -1, -1, 4));
    assertThat(descriptor("90f0812309a0aa"))
        .isEqualTo(new Vp8Descriptor(false, true, 0, 0x123, 15, 9, 2, 6));
    assertThat(descriptor("9010e5aa"))
        .isEqualTo(new Vp8Descriptor(false, true, 0, -1, 0, -1, -1, 3));
  }

  @Test
  void brokenDescriptors() {
    for (String hex : List.of("", "10", "80", "9080", "908081", "90808123", "90e04509", "9010")) {
      assertThat(descriptor(hex)).as(hex).isNull();
    }
  }

  @Test
  void frameHeaders() {
    byte[] key = clip.frames().getFirst().data();
    assertThat(Vp8FrameHeader.parse(key, 0, key.length))
        .isEqualTo(new Vp8FrameHeader(true, true, 320, 240));
    byte[] delta = clip.frames().get(1).data();
    assertThat(Vp8FrameHeader.parse(delta, 0, delta.length))
        .isEqualTo(new Vp8FrameHeader(false, true, 0, 0));
    assertThat(Vp8FrameHeader.parse(key, 0, 9)).isNull();
  }

  @Test
  void aClipComesOutAsItWentIn() {
    for (int i = 0; i < clip.frames().size(); i++) {
      send(i);
    }
    deliver(-1, -1);
    assertThat(frames).hasSize(300);
    for (int i = 0; i < 300; i++) {
      EncodedFrame frame = frames.get(i);
      assertThat(frame.data()).isEqualTo(clip.frames().get(i).data());
      assertThat(frame.keyFrame()).isEqualTo(i % 100 == 0);
      assertThat(frame.width()).isEqualTo(320);
      assertThat(frame.rtpTimestamp()).isEqualTo(0xFFFF_0000L + i * 9000L);
    }
    assertThat(frames.get(1).arrivalNanos()).isEqualTo(15);
    assertThat(wanted).isZero();
  }

  @Test
  void nothingComesOutBeforeAKeyFrame() {
    send(5, 6, 100, 101);
    deliver(-1, -1);
    assertThat(frames).hasSize(2);
    assertThat(frames.getFirst().keyFrame()).isTrue();
    assertThat(wanted).isEqualTo(2);
    assertThat(assembler.dropped()).isEqualTo(2);
  }

  @Test
  void anyPacketOfAFrameLostMeansWaitingForAKeyFrame() {
    for (int lost = 0; lost < 15; lost++) {
      frames.clear();
      wanted = 0;
      send(100);
      deliver(-1, -1);
      assertThat(assembler.awaitsKeyFrame()).isFalse();
      send(0, 1, 2, 100, 101);
      deliver(lost, lost + 1);
      assertThat(frames).as("lost %d", lost).hasSize(3);
      assertThat(frames.get(1).data()).isEqualTo(clip.frames().get(100).data());
      assertThat(wanted).isGreaterThan(0);
    }
  }

  @Test
  void aWholeFrameLostIsSeenByItsPictureId() {
    send(0, 1, 2, 3);
    int first = packets.size() - 3;
    deliver(first, first + 1);
    assertThat(frames).hasSize(1);
    assertThat(assembler.awaitsKeyFrame()).isTrue();
  }

  @Test
  void lostPaddingIsNoLossOfFrames() {
    send(0, 1);
    deliver(-1, -1);
    assembler.lost(1000, 3);
    send(2);
    deliver(-1, -1);
    assertThat(frames).hasSize(3);
    assertThat(wanted).isZero();
  }

  @Test
  void aFrameWithoutMarkerEndsWhereTheNextStarts() {
    send(0, 1);
    packets.forEach(packet -> packet.marker(false));
    deliver(-1, -1);
    assertThat(frames).hasSize(1);
    assertThat(frames.getFirst().data()).isEqualTo(clip.frames().getFirst().data());
  }
}
