package io.candor.rtc.ice;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CandidateTest {
  private static Candidate read(String text) {
    return Objects.requireNonNull(Candidate.parse(text));
  }

  @Test
  void readsChromiumsCandidates() {
    Candidate udp =
        read(
            "candidate:3151724970 1 udp 2122194687 192.0.2.2 35795 typ host generation 0"
                + " network-id 1");
    assertThat(udp.transport()).isEqualTo(Candidate.Transport.UDP);
    assertThat(udp.type()).isEqualTo(Candidate.Type.HOST);
    assertThat(udp.priority()).isEqualTo(2122194687L);
    assertThat(udp.address()).isEqualTo(new InetSocketAddress("192.0.2.2", 35795));
    Candidate tcp =
        read("a=candidate:1 1 TCP 1518285567 fd00::2 9 typ host tcptype active generation 0\r\n");
    assertThat(tcp.tcpType()).isEqualTo(Candidate.TcpType.ACTIVE);
    assertThat(tcp.address()).isEqualTo(new InetSocketAddress("fd00::2", 9));
    Candidate reflexive =
        read(
            "candidate:842163049 1 udp 1677729535 203.0.113.9 46154 typ srflx raddr 10.0.0.17"
                + " rport 46154 generation 0 ufrag EEtu network-cost 999");
    assertThat(reflexive.type()).isEqualTo(Candidate.Type.SRFLX);
    assertThat(read("candidate:1 1 udp 1 192.0.2.3 3478 typ relay raddr 0.0.0.0 rport 0").type())
        .isEqualTo(Candidate.Type.RELAY);
  }

  @Test
  void toleratesNamesWithoutLookingThemUp() {
    Candidate named =
        read("candidate:1 1 udp 1 6f3f7c9e-0e31-4b6d-9b43-2f2e0c7d6a11.local 5000 typ host");
    assertThat(named.address()).isNull();
    assertThat(read("candidate:1 1 udp 1 localhost 5000 typ host").address()).isNull();
    assertThat(read("candidate:1 1 udp 1 2130706433 5000 typ host").address()).isNull();
    assertThat(read("candidate:1 1 udp 1 127.1 5000 typ host").address()).isNull();
    assertThat(read("candidate:1 1 udp 1 fe80::1%lo 5000 typ host").address()).isNull();
  }

  @Test
  void writesWhatItReads() {
    for (Candidate each :
        List.of(
            Candidate.udpHost(new InetSocketAddress("192.0.2.1", 8081), 0),
            Candidate.udpHost(new InetSocketAddress("2001:db8::1", 8081), 3),
            Candidate.tcpPassiveHost(new InetSocketAddress("192.0.2.1", 443), 0))) {
      assertThat(Candidate.parse(each.format())).isEqualTo(each);
    }
  }

  @Test
  void prefersUdpToTcpAndLowRanksToHigh() {
    InetSocketAddress address = new InetSocketAddress("192.0.2.1", 8081);
    Candidate first = Candidate.udpHost(address, 0);
    assertThat(first.priority()).isEqualTo((126L << 24) | 0xffff00 | 255);
    assertThat(first.priority()).isGreaterThan(Candidate.udpHost(address, 1).priority());
    assertThat(Candidate.udpHost(address, 0xffff).priority())
        .isGreaterThan(Candidate.tcpPassiveHost(address, 0).priority());
    assertThat(Candidate.tcpPassiveHost(address, 0).priority())
        .isGreaterThan(Candidate.tcpPassiveHost(address, 1).priority());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "candidate:",
        "candidate:1 1 udp 1 192.0.2.1 5000",
        "candidate:1 0 udp 1 192.0.2.1 5000 typ host",
        "candidate:1 1 sctp 1 192.0.2.1 5000 typ host",
        "candidate:1 1 udp 4294967296 192.0.2.1 5000 typ host",
        "candidate:1 1 udp -1 192.0.2.1 5000 typ host",
        "candidate:1 1 udp 1 192.0.2.1 65536 typ host",
        "candidate:1 1 udp 1 192.0.2.1 5000 typ ghost",
        "candidate:1 1 udp 1 192.0.2.1 5000 type host",
        "candidate:1 1 tcp 1 192.0.2.1 5000 typ host",
        "candidate:1 1 udp 1 192.0.2.1 5000 typ host tcptype active",
        "v=0"
      })
  void refusesGarbage(String text) {
    assertThat(Candidate.parse(text)).isNull();
  }

  @Test
  void credentialsAreLongRandomAndUnspoken() {
    IceCredentials one = IceCredentials.random(new SplittableRandom(1));
    IceCredentials two = IceCredentials.random(new SplittableRandom(2));
    assertThat(one.valid()).isTrue();
    assertThat(one).isNotEqualTo(two);
    assertThat(one.toString()).doesNotContain(one.pwd());
    assertThat(new IceCredentials("abc", one.pwd()).valid()).isFalse();
    assertThat(new IceCredentials(one.ufrag(), "short").valid()).isFalse();
    assertThat(new IceCredentials("with space", one.pwd()).valid()).isFalse();
  }
}
