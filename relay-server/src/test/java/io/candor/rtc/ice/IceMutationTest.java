package io.candor.rtc.ice;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.fuzz.MutationRun;
import io.candor.fuzz.Mutations;
import io.candor.rtc.ice.IceLite.Outcome;
import io.candor.rtc.stun.StunBuilder;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class IceMutationTest {
  private static final InetSocketAddress FROM = new InetSocketAddress("192.0.2.7", 5000);

  private static void candidates(int count, long seed) {
    List<String> corpus =
        List.of(
            "candidate:3151724970 1 udp 2122194687 192.0.2.2 35795 typ host generation 0",
            "candidate:1 1 tcp 1518285567 fd00::2 9 typ host tcptype active generation 0",
            "a=candidate:1 1 udp 1 ab.local 5000 typ srflx raddr 0.0.0.0 rport 0");
    MutationRun.ofText(corpus)
        .allocatingAtMost(256 << 10)
        .run(
            count,
            seed,
            mutant -> {
              Candidate candidate = Candidate.parse(mutant);
              if (candidate != null) {
                candidate.address();
                assertThat(Candidate.parse(candidate.format())).isEqualTo(candidate);
              }
            });
  }

  private static void agent(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    IceCredentials server = IceCredentials.random(random);
    IceCredentials client = IceCredentials.random(random);
    byte[] key = server.pwd().getBytes(StandardCharsets.UTF_8);
    StunBuilder check =
        StunBuilder.request(new byte[12])
            .username(server.ufrag() + ":" + client.ufrag())
            .priority(100)
            .iceControlling(7)
            .useCandidate();
    byte[] valid = check.integrity(key).fingerprint().build().array();
    IceLite ice = new IceLite(server, client, 0);
    MutationRun.ofBytes(List.of(valid))
        .allocatingAtMost(256 << 10)
        .run(
            count,
            seed,
            mutant -> {
              Outcome outcome = ice.receive(0, ByteBuffer.wrap(mutant), FROM, (answer, to) -> {});
              assertThat(outcome == Outcome.DROPPED || outcome == Outcome.REFUSED)
                  .isNotEqualTo(Arrays.equals(mutant, valid));
            });
  }

  private static void framing(int count, long seed) {
    ByteBuffer stream = ByteBuffer.allocate(400);
    for (int length : new int[] {1, 20, 0, 200, 3}) {
      StreamFraming.frame(ByteBuffer.allocate(length), stream);
    }
    byte[] valid = Arrays.copyOf(stream.array(), stream.position());
    SplittableRandom random = new SplittableRandom(seed);
    MutationRun.ofBytes(List.of(valid))
        .allocatingAtMost(256 << 10)
        .run(count, seed, mutant -> deframe(mutant, random.nextInt(mutant.length + 1)));
  }

  private static void deframe(byte[] stream, int cut) {
    StreamDeframer deframer = new StreamDeframer(256);
    int[] sum = {0};
    ByteBuffer first = ByteBuffer.wrap(stream, 0, cut);
    if (deframer.receive(first, packet -> sum[0] += 2 + packet.remaining())) {
      assertThat(first.hasRemaining()).isFalse();
      deframer.receive(
          ByteBuffer.wrap(stream, cut, stream.length - cut),
          packet -> sum[0] += 2 + packet.remaining());
    }
    assertThat(sum[0]).isLessThanOrEqualTo(stream.length);
  }

  @Test
  void candidatesStayBehindTheirDoor() {
    candidates(Mutations.usual(), 1);
  }

  @Test
  void noMutantOfACheckMovesThePeer() {
    agent(Mutations.usual(), 1);
  }

  @Test
  void framingStaysBehindItsDoor() {
    framing(Mutations.usual(), 1);
  }

  @Test
  @Tag("long")
  void allOfThemForLong() {
    candidates(Mutations.many(), 2);
    agent(Mutations.many(), 2);
    framing(Mutations.many(), 2);
  }
}
