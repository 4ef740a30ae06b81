package io.candor.e2e.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.Test;

class TcpGateTest {
  @Test
  void holdsBackWhatComesInTheDarkAndLetsItThroughAfterwards() throws Exception {
    InetAddress host = InetAddress.getLoopbackAddress();
    try (ServerSocket relay = new ServerSocket(0, 5, host);
        TcpGate gate = TcpGate.open((InetSocketAddress) relay.getLocalSocketAddress());
        Socket peer = new Socket(host, gate.port());
        Socket accepted = relay.accept()) {
      accepted.setSoTimeout(200);
      peer.getOutputStream().write(1);
      assertThat(accepted.getInputStream().read()).isEqualTo(1);
      gate.blackout(true);
      peer.getOutputStream().write(2);
      assertThatExceptionOfType(SocketTimeoutException.class)
          .isThrownBy(() -> accepted.getInputStream().read());
      gate.blackout(false);
      accepted.setSoTimeout(5000);
      assertThat(accepted.getInputStream().read()).isEqualTo(2);
      peer.shutdownOutput();
      assertThat(accepted.getInputStream().read()).isEqualTo(-1);
    }
  }
}
