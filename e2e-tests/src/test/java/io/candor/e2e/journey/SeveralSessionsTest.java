package io.candor.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.e2e.net.TcpGate;
import io.candor.e2e.relay.Report;
import io.candor.signaling.protocol.TrackingOption;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A browser whose connection breaks, and comes back from where it was or from somewhere else. */
@Tag("browser")
class SeveralSessionsTest {
  private static final String KIND = "address.changed";
  private static final String ELSEWHERE = "127.0.0.9";

  @TempDir Path folder;

  @Test
  void anotherAddressIsNotedWithoutSayingWhich() throws Exception {
    try (Classroom room = Classroom.with(folder, TrackingOption.SEVERAL_SESSIONS);
        TcpGate gate = gate(room)) {
      room.begin("http://127.0.0.1:" + gate.port() + URI.create(room.joinLink()).getPath());
      gate.cut();
      room.lookAway(); // told over a new connection, from the same address
      assertThat(room.report().events(KIND)).isEmpty();

      gate.leaveFrom(InetAddress.getByName(ELSEWHERE));
      gate.cut();
      room.awaitReport("another address", now -> now.events(KIND).size() == 1);
      gate.cut();
      room.lookAway();
      Report report = room.finish();
      assertThat(report.events(KIND)).hasSize(1);
      assertThat(report.flagged().stream().map(Report.Event::kind)).contains(KIND);
      assertThat(report.toString()).doesNotContain(ELSEWHERE);
      assertThat(room.relay().log()).doesNotContain(ELSEWHERE);
    }
  }

  private static TcpGate gate(Classroom room) {
    URI relay = room.relay().address();
    return TcpGate.open(new InetSocketAddress(relay.getHost(), relay.getPort()));
  }
}
