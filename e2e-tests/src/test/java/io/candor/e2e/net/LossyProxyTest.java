package io.candor.e2e.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LossyProxyTest {
  private static final InetAddress HOST = InetAddress.getLoopbackAddress();
  private final DatagramSocket relay;
  private final DatagramSocket peer;
  private LossyProxy proxy;

  LossyProxyTest() throws Exception {
    relay = new DatagramSocket(0, HOST);
    peer = new DatagramSocket(0, HOST);
    relay.setSoTimeout(5000);
    peer.setSoTimeout(5000);
    proxy = open(Impairment.NONE);
  }

  @BeforeEach
  void sayHello() throws Exception {
    send(peer, "hello", proxy.address());
  }

  @AfterEach
  void close() {
    proxy.close();
    relay.close();
    peer.close();
  }

  @Test
  void carriesBothWays() throws Exception {
    DatagramPacket hello = receive(relay);
    assertThat(text(hello)).isEqualTo("hello");
    send(relay, "welcome", (InetSocketAddress) hello.getSocketAddress());
    DatagramPacket welcome = receive(peer);
    assertThat(text(welcome)).isEqualTo("welcome");
    assertThat(welcome.getSocketAddress()).isEqualTo(proxy.address());
  }

  @Test
  void givesThePeerANewPortAfterRebinding() throws Exception {
    int before = receive(relay).getPort();
    proxy.rebind();
    send(peer, "again", proxy.address());
    DatagramPacket again = receive(relay);
    assertThat(again.getPort()).isNotEqualTo(before);
    send(relay, "still there", (InetSocketAddress) again.getSocketAddress());
    assertThat(text(receive(peer))).isEqualTo("still there");
  }

  @Test
  void losesEverythingInTheDark() throws Exception {
    receive(relay);
    proxy.blackout(true);
    send(peer, "lost", proxy.address());
    relay.setSoTimeout(200);
    org.assertj.core.api.Assertions.assertThatExceptionOfType(SocketTimeoutException.class)
        .isThrownBy(() -> receive(relay));
    proxy.blackout(false);
    relay.setSoTimeout(5000);
    send(peer, "found", proxy.address());
    assertThat(text(receive(relay))).isEqualTo("found");
  }

  @Test
  void letsInNobodyButTheOneAdmitted() throws Exception {
    receive(relay);
    proxy.admitOnly(InetAddress.getByName("127.0.0.4"));
    send(peer, "refused", proxy.address());
    try (DatagramSocket one = new DatagramSocket(0, InetAddress.getByName("127.0.0.4"))) {
      send(one, "admitted", proxy.address());
      assertThat(text(receive(relay))).isEqualTo("admitted");
    }
    assertThat(proxy.counts().refused()).isEqualTo(1);
  }

  @Test
  void delays() throws Exception {
    // A proxy closed too early would take the greeting with it.
    receive(relay);
    proxy.close();
    Duration delay = Duration.ofMillis(80);
    proxy = open(new Impairment(0, 1, 0, 0, delay, Duration.ZERO));
    long sent = System.nanoTime();
    send(peer, "late", proxy.address());
    receive(relay);
    assertThat(Duration.ofNanos(System.nanoTime() - sent)).isGreaterThanOrEqualTo(delay);
  }

  private LossyProxy open(Impairment up) {
    return LossyProxy.open(
        HOST, (InetSocketAddress) relay.getLocalSocketAddress(), up, Impairment.NONE, 1);
  }

  private static void send(DatagramSocket from, String text, InetSocketAddress to)
      throws Exception {
    byte[] data = text.getBytes(StandardCharsets.UTF_8);
    from.send(new DatagramPacket(data, data.length, to));
  }

  private static DatagramPacket receive(DatagramSocket socket) throws Exception {
    DatagramPacket packet = new DatagramPacket(new byte[1500], 1500);
    socket.receive(packet);
    return packet;
  }

  private static String text(DatagramPacket packet) {
    return new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8);
  }
}
