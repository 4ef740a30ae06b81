package io.candor.e2e.journey;

import io.candor.e2e.net.FreePort;
import io.candor.e2e.net.Impairment;
import io.candor.e2e.net.LossyProxy;
import io.candor.e2e.net.TcpGate;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A classroom to which media has no direct way: at the address that browsers are told, a firewall
 * lets nothing through but what comes from a TURN server, or no UDP at all.
 */
final class Detour implements AutoCloseable {
  private static final String RELAY = "127.0.0.1";
  private static final String TOLD = "127.0.0.2";
  private static final String TURN = "127.0.0.4";

  private final LossyProxy firewall;
  private final AutoCloseable way;
  private final Classroom room;

  private Detour(LossyProxy firewall, AutoCloseable way, Classroom room) {
    this.firewall = firewall;
    this.way = way;
    this.room = room;
  }

  /** Only a TURN server reaches the relay; browsers reach that by {@code transport}. */
  static Detour byTurn(Path folder, String transport) throws IOException {
    LossyProxy firewall = firewall();
    firewall.admitOnly(InetAddress.getByName(TURN));
    TurnServer turn = new TurnServer(folder, TURN);
    return new Detour(
        firewall,
        turn,
        room(
            folder,
            firewall,
            "--media-tcp-port",
            "-1",
            "--ice-servers",
            turn.address(transport),
            "--ice-turn-secret",
            TurnServer.SECRET));
  }

  /** There is TCP to the relay's media port, and nothing else. */
  static Detour byTcp(Path folder) throws IOException {
    LossyProxy firewall = firewall();
    firewall.blackout(true);
    int port = firewall.address().getPort();
    TcpGate gate =
        TcpGate.open(new InetSocketAddress(TOLD, port), new InetSocketAddress(RELAY, port));
    return new Detour(
        firewall, gate, room(folder, firewall, "--media-tcp-port", Integer.toString(port)));
  }

  private static LossyProxy firewall() {
    int port = FreePort.draw();
    return LossyProxy.open(
        new InetSocketAddress(TOLD, port),
        new InetSocketAddress(RELAY, port),
        Impairment.NONE,
        Impairment.NONE,
        1);
  }

  private static Classroom room(Path folder, LossyProxy firewall, String... settings)
      throws IOException {
    List<String> all =
        new ArrayList<>(
            List.of(
                "--media-host",
                RELAY,
                "--media-port",
                Integer.toString(firewall.address().getPort()),
                "--media-advertise",
                TOLD));
    all.addAll(List.of(settings));
    return new Classroom(folder, all.toArray(String[]::new));
  }

  Classroom room() {
    return room;
  }

  /** How many datagrams the firewall has stopped. */
  long stopped() {
    return firewall.counts().refused();
  }

  @Override
  public void close() throws Exception {
    room.close();
    way.close();
    firewall.close();
  }
}
