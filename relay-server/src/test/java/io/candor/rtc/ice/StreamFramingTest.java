package io.candor.rtc.ice;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class StreamFramingTest {
  private final List<byte[]> received = new ArrayList<>();

  private void keep(ByteBuffer packet) {
    byte[] copy = new byte[packet.remaining()];
    packet.get(copy);
    received.add(copy);
  }

  private static byte[] packet(int length) {
    byte[] packet = new byte[length];
    new SplittableRandom(length).nextBytes(packet);
    return packet;
  }

  @Test
  void cutsPacketsHoweverTheStreamIsCut() {
    SplittableRandom random = new SplittableRandom(3);
    List<byte[]> sent = new ArrayList<>();
    ByteBuffer stream = ByteBuffer.allocate(1 << 20);
    for (int i = 0; i < 300; i++) {
      byte[] packet = packet(1 + random.nextInt(1500));
      sent.add(packet);
      assertThat(StreamFraming.frame(ByteBuffer.wrap(packet), stream)).isTrue();
    }
    stream.flip();
    for (int most : new int[] {1, 2, 3, 700, 5000, 1 << 20}) {
      received.clear();
      StreamDeframer deframer = new StreamDeframer(1500);
      ByteBuffer rest = stream.duplicate();
      while (rest.hasRemaining()) {
        int run = Math.min(rest.remaining(), 1 + random.nextInt(most));
        assertThat(deframer.receive(rest.slice(rest.position(), run), this::keep)).isTrue();
        rest.position(rest.position() + run);
      }
      assertThat(received).containsExactlyElementsOf(sent);
    }
  }

  @Test
  void skipsEmptyPackets() {
    StreamDeframer deframer = new StreamDeframer(100);
    assertThat(deframer.receive(ByteBuffer.wrap(new byte[] {0, 0, 0, 1, 9, 0}), this::keep))
        .isTrue();
    assertThat(deframer.receive(ByteBuffer.wrap(new byte[] {0, 0, 1, 8}), this::keep)).isTrue();
    assertThat(received).containsExactly(new byte[] {9}, new byte[] {8});
  }

  @Test
  void breaksOnAPacketLongerThanBelieved() {
    for (boolean inOne : new boolean[] {true, false}) {
      StreamDeframer deframer = new StreamDeframer(100);
      byte[] http = "GET / HTTP/1.1\r\n".getBytes(StandardCharsets.US_ASCII);
      if (inOne) {
        assertThat(deframer.receive(ByteBuffer.wrap(http), this::keep)).isFalse();
      } else {
        assertThat(deframer.receive(ByteBuffer.wrap(http, 0, 1), this::keep)).isTrue();
        assertThat(deframer.receive(ByteBuffer.wrap(http, 1, 1), this::keep)).isFalse();
      }
      assertThat(deframer.receive(ByteBuffer.wrap(new byte[] {0, 1, 5}), this::keep)).isFalse();
    }
    assertThat(received).isEmpty();
  }

  @Test
  void writesNothingThatDoesNotFit() {
    ByteBuffer stream = ByteBuffer.allocate(10);
    assertThat(StreamFraming.frame(ByteBuffer.wrap(packet(9)), stream)).isFalse();
    assertThat(stream.position()).isZero();
    ByteBuffer packet = ByteBuffer.wrap(packet(8));
    assertThat(StreamFraming.frame(packet, stream)).isTrue();
    assertThat(packet.remaining()).isEqualTo(8);
    assertThat(StreamFraming.frame(ByteBuffer.allocate(65536), ByteBuffer.allocate(70000)))
        .isFalse();
  }
}
