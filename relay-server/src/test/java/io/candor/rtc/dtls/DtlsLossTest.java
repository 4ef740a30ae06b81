package io.candor.rtc.dtls;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.rtc.peer.DtlsClient;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Handshakes over a bad network, and what follows a handshake. */
class DtlsLossTest {
  private static final DtlsIdentity RELAY = Identities.fresh();
  private static final DtlsIdentity STUDENT = Identities.fresh();

  private final HandshakeThreads threads = new HandshakeThreads();

  @Test
  void completesThroughLossDoublingAndDisorder() throws Exception {
    List<Callable<Integer>> handshakes = new ArrayList<>();
    for (int seed = 0; seed < 20; seed++) {
      LossyWire wire = new LossyWire(seed, 20);
      handshakes.add(() -> handshake(wire));
    }
    int lost = 0;
    try (var pumps = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Integer> outcome : pumps.invokeAll(handshakes)) {
        lost += outcome.get();
      }
    }
    assertThat(lost).isGreaterThan(20);
  }

  private int handshake(LossyWire wire) {
    DtlsServer server = server(wire);
    DtlsClient client = client(wire, 150);
    client.start();
    wire.pumpUntilDecided(server, client);
    assertThat(server.handshake()).isInstanceOf(Handshake.Done.class);
    assertThat(client.handshake()).isInstanceOf(Handshake.Done.class);
    return wire.lost();
  }

  @Test
  void repeatsItsLastFlightWithoutAThread() throws Exception {
    LossyWire wire = LossyWire.perfect();
    DtlsServer server = server(wire);
    DtlsClient client = client(wire, DtlsPeer.MTU);
    client.start();
    exchangeFlight(wire, client, server);
    exchangeFlight(wire, server, client);
    exchangeFlight(wire, client, server);
    wire.awaitUntil(() -> LossyWire.decided(server));
    assertThat(LossyWire.drain(server)).as("the last flight, lost").isNotEmpty();
    assertThat(client.handshake()).isInstanceOf(Handshake.Pending.class);
    threads.awaitHeld(1); // the client's; the server's ends a moment after its outcome is known
    wire.pumpUntilDecided(server, client);
    assertThat(client.handshake()).isInstanceOf(Handshake.Done.class);
    threads.awaitHeld(0);
  }

  @Test
  void knowsACloseNotify() {
    LossyWire wire = LossyWire.perfect();
    DtlsServer server = server(wire);
    DtlsClient client = client(wire, DtlsPeer.MTU);
    client.start();
    wire.pumpUntilDecided(server, client);
    assertThat(server.closedByPeer()).isFalse();
    client.close();
    LossyWire.drain(client).forEach(alert -> server.receive(ByteBuffer.wrap(alert)));
    assertThat(server.closedByPeer()).isTrue();
    assertThat(server.handshake()).isInstanceOf(Handshake.Done.class);
  }

  @Test
  void tellsTheClientWhenItCloses() {
    LossyWire wire = LossyWire.perfect();
    DtlsServer server = server(wire);
    DtlsClient client = client(wire, DtlsPeer.MTU);
    client.start();
    wire.pumpUntilDecided(server, client);
    server.close();
    LossyWire.drain(server).forEach(alert -> client.receive(ByteBuffer.wrap(alert)));
    assertThat(client.closedByPeer()).isTrue();
  }

  @Test
  void ignoresAForgedAlertAfterTheHandshake() {
    LossyWire wire = LossyWire.perfect();
    DtlsServer server = server(wire);
    DtlsClient client = client(wire, DtlsPeer.MTU);
    client.start();
    wire.pumpUntilDecided(server, client);
    byte[] plain = {21, -2, -3, 0, 0, 0, 0, 0, 0, 0, 9, 0, 2, 1, 0};
    server.receive(ByteBuffer.wrap(plain));
    for (int length = 0; length < 40; length++) {
      byte[] forged = new byte[13 + length];
      System.arraycopy(plain, 0, forged, 0, 13);
      forged[4] = 1;
      forged[12] = (byte) length;
      server.receive(ByteBuffer.wrap(forged));
    }
    assertThat(server.closedByPeer()).isFalse();
    client.close();
    LossyWire.drain(client).forEach(alert -> server.receive(ByteBuffer.wrap(alert)));
    assertThat(server.closedByPeer()).isTrue();
  }

  @Test
  void dropsAFloodBeyondItsQueue() throws Exception {
    LossyWire wire = LossyWire.perfect();
    DtlsClient client = client(wire, DtlsPeer.MTU);
    client.start();
    byte[] hello = wire.outputOf(client).getFirst();
    DtlsServer stalled =
        new DtlsServer(RELAY, List.of(STUDENT.fingerprint()), task -> {}, wire::wake);
    for (int i = 0; i < 1000; i++) {
      stalled.receive(ByteBuffer.wrap(hello));
    }
    assertThat(stalled.dropped()).isEqualTo(1000 - 64);
    client.close();
    threads.awaitHeld(0);
  }

  private static void exchangeFlight(LossyWire wire, DtlsPeer from, DtlsPeer to) {
    wire.outputOf(from).forEach(datagram -> to.receive(ByteBuffer.wrap(datagram)));
  }

  private DtlsServer server(LossyWire wire) {
    return new DtlsServer(RELAY, List.of(STUDENT.fingerprint()), threads, wire::wake);
  }

  private DtlsClient client(LossyWire wire, int mtu) {
    return new DtlsClient(
        STUDENT, RELAY.fingerprint(), Identities.PROFILES, mtu, threads, wire::wake);
  }
}
