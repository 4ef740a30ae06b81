package io.candor.rtc.dtls;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.fuzz.MutationRun;
import io.candor.fuzz.Mutations;
import io.candor.rtc.peer.DtlsClient;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Damaged and forged DTLS at every stage: nothing is thrown, no thread stays, nothing grows. */
class DtlsMutationTest {
  private static final DtlsIdentity RELAY = Identities.fresh();
  private static final DtlsIdentity STUDENT = Identities.fresh();

  private final HandshakeThreads threads = new HandshakeThreads();
  private final LossyWire wire = LossyWire.perfect();

  @Test
  void mutantsOfAClientHello() throws Exception {
    helloMutants(Mutations.usual() / 4);
  }

  @Test
  void mutantsAmidAHandshake() throws Exception {
    midwayMutants(Mutations.usual() / 4);
  }

  @Test
  void mutantsAfterTheHandshake() {
    lateMutants(Mutations.usual() / 2);
  }

  @Test
  @Tag("long")
  void manyMutants() throws Exception {
    helloMutants(Mutations.many() / 4);
    midwayMutants(Mutations.many() / 4);
    lateMutants(Mutations.many() / 2);
  }

  private void helloMutants(int count) throws Exception {
    DtlsClient client = client(DtlsPeer.MTU);
    client.start();
    List<byte[]> hello = wire.outputOf(client);
    client.close();
    MutationRun.ofBytes(hello)
        .run(
            count,
            6347,
            mutant -> {
              DtlsServer server = server();
              server.receive(ByteBuffer.wrap(mutant));
              wire.outputOf(server);
              server.close();
            });
    threads.awaitHeld(0);
  }

  /** Each handshake meets mutants before each genuine datagram of the client. */
  private void midwayMutants(int count) throws Exception {
    Mutations mutations = new Mutations(5764);
    for (int mutants = 0; mutants < count; ) {
      DtlsServer server = server();
      DtlsClient client = client(DtlsPeer.MTU);
      client.start();
      for (int flight = 0; flight < 2; flight++) {
        for (byte[] datagram : wire.outputOf(client)) {
          for (int i = 0; i < 16; i++, mutants++) {
            server.receive(ByteBuffer.wrap(mutations.mutate(datagram)));
          }
          server.receive(ByteBuffer.wrap(datagram));
        }
        wire.outputOf(server).forEach(datagram -> client.receive(ByteBuffer.wrap(datagram)));
      }
      client.close();
      server.close();
    }
    threads.awaitHeld(0);
  }

  private void lateMutants(int count) {
    DtlsServer server = server();
    DtlsClient client = client(DtlsPeer.MTU);
    List<byte[]> genuine = new ArrayList<>();
    client.start();
    while (!(LossyWire.decided(server) && LossyWire.decided(client))) {
      for (byte[] datagram : wire.outputOf(client)) {
        genuine.add(datagram);
        server.receive(ByteBuffer.wrap(datagram));
      }
      wire.outputOf(server).forEach(datagram -> client.receive(ByteBuffer.wrap(datagram)));
    }
    assertThat(server.handshake()).isInstanceOf(Handshake.Done.class);
    MutationRun.ofBytes(genuine)
        .allocatingAtMost(1 << 18)
        .run(
            count,
            9146,
            mutant -> {
              server.receive(ByteBuffer.wrap(mutant));
              LossyWire.drain(server);
            });
    assertThat(server.closedByPeer()).isFalse();
    client.close();
    LossyWire.drain(client).forEach(alert -> server.receive(ByteBuffer.wrap(alert)));
    assertThat(server.closedByPeer()).as("still understands the peer").isTrue();
  }

  private DtlsServer server() {
    return new DtlsServer(RELAY, List.of(STUDENT.fingerprint()), threads, wire::wake);
  }

  private DtlsClient client(int mtu) {
    return new DtlsClient(
        STUDENT, RELAY.fingerprint(), Identities.PROFILES, mtu, threads, wire::wake);
  }
}
