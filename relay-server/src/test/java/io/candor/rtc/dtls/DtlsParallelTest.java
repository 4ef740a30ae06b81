package io.candor.rtc.dtls;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.rtc.peer.DtlsClient;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** A whole class that arrives at once: more handshakes than there are carrier threads. */
class DtlsParallelTest {
  private static final int STUDENTS = 200;

  private final DtlsIdentity relay = Identities.fresh();
  private final DtlsIdentity student = Identities.fresh();
  private final HandshakeThreads threads = new HandshakeThreads();

  @Test
  void twoHundredHandshakesComplete() throws Exception {
    List<Callable<Handshake>> sessions = new ArrayList<>();
    for (int i = 0; i < STUDENTS; i++) {
      sessions.add(this::handshake);
    }
    // All clients wait for their servers at the same time, each with a thread of its own.
    try (var pumps = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Handshake> outcome : pumps.invokeAll(sessions)) {
        assertThat(outcome.get()).isInstanceOf(Handshake.Done.class);
      }
    }
    threads.awaitHeld(0);
  }

  private Handshake handshake() {
    LossyWire wire = LossyWire.perfect();
    DtlsServer server = new DtlsServer(relay, List.of(student.fingerprint()), threads, wire::wake);
    DtlsClient client = new DtlsClient(student, relay.fingerprint(), threads, wire::wake);
    client.start();
    wire.pumpUntilDecided(server, client);
    assertThat(client.handshake()).isInstanceOf(Handshake.Done.class);
    return server.handshake();
  }
}
