package io.candor.e2e.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;

class AnswerRewriteTest {
  private static final String ANSWER =
      """
      v=0
      a=ice-lite
      m=audio 9 UDP/TLS/RTP/SAVPF 111
      a=candidate:1 1 udp 2130706431 127.0.0.1 5000 typ host
      a=candidate:2 1 udp 2130706430 ::1 5001 typ host
      a=candidate:3 1 tcp 1671430143 127.0.0.1 5002 typ host tcptype passive
      a=end-of-candidates
      m=video 9 UDP/TLS/RTP/SAVPF 96
      a=mid:1
      """
          .replace("\n", "\r\n");

  @Test
  void findsTheRelay() {
    assertThat(AnswerRewrite.firstUdpCandidate(ANSWER))
        .isEqualTo(new InetSocketAddress(InetAddress.getLoopbackAddress(), 5000));
  }

  @Test
  void leavesOnlyTheProxy() {
    String moved =
        AnswerRewrite.through(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 7000), ANSWER);
    assertThat(moved.lines().filter(line -> line.startsWith("a=candidate")))
        .containsExactly("a=candidate:1 1 udp 2130706431 127.0.0.1 7000 typ host");
    assertThat(moved)
        .contains("m=video 9", "a=end-of-candidates\r\nm=video", "a=mid:1\r\n")
        .doesNotContain("\r\n\r\n");
  }
}
