package io.candor.e2e.journey;

import io.candor.e2e.net.FreePort;
import io.candor.e2e.net.Impairment;
import io.candor.e2e.net.LossyProxy;
import io.candor.e2e.net.TcpGate;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;

/**
 * A classroom whose student has a network that can be bad, or off. Media passes a proxy, which has
 * an address of its own, told to browsers, and the relay's port; all else passes a gate.
 */
final class Uplink implements AutoCloseable {
  private static final String RELAY = "127.0.0.1";
  private static final String PROXY = "127.0.0.2";
  private static final long SEED = Long.getLong("candor.seed", 1);

  private final Classroom room;
  private final LossyProxy media;
  private final TcpGate gate;

  Uplink(Path folder) throws IOException {
    this(folder, Impairment.NONE);
  }

  /** A student whose media have a bad network, in both directions. */
  Uplink(Path folder, Impairment impairment) throws IOException {
    int port = FreePort.draw();
    media =
        LossyProxy.open(
            new InetSocketAddress(PROXY, port),
            new InetSocketAddress(RELAY, port),
            impairment,
            impairment,
            SEED);
    room =
        new Classroom(
            folder,
            "--media-host",
            RELAY,
            "--media-port",
            Integer.toString(port),
            "--media-tcp-port",
            "-1",
            "--media-advertise",
            PROXY);
    URI relay = room.relay().address();
    gate = TcpGate.open(new InetSocketAddress(relay.getHost(), relay.getPort()));
  }

  Classroom room() {
    return room;
  }

  /** The join link by way of the gate. */
  String joinLink() {
    URI direct = URI.create(room.joinLink());
    return "http://" + RELAY + ":" + gate.port() + direct.getPath();
  }

  /** Nothing gets through in either direction while {@code dark}. */
  void blackout(boolean dark) {
    media.blackout(dark);
    gate.blackout(dark);
  }

  /** What the student's media pass on their way. */
  LossyProxy media() {
    return media;
  }

  @Override
  public void close() {
    gate.close();
    room.close();
    media.close();
  }
}
