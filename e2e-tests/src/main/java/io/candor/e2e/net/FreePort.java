package io.candor.e2e.net;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.random.RandomGenerator;

/**
 * A port of the loopback address for a process that has to be told one. It is below those that a
 * system gives out by itself (from 32768 on Linux, from 49152 elsewhere): nobody else, such as a
 * browser of a test that runs at the same time, is given it before the process has it.
 */
public final class FreePort {
  private static final int FIRST = 20_000;
  private static final int LAST = 32_000;

  private FreePort() {}

  /** One that is free for UDP and for TCP. */
  public static int draw() {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    RandomGenerator random = RandomGenerator.getDefault();
    while (true) {
      int port = random.nextInt(FIRST, LAST);
      try (DatagramSocket udp = new DatagramSocket(port, loopback);
          ServerSocket tcp = new ServerSocket(port, 1, loopback)) {
        if (udp.getLocalPort() == tcp.getLocalPort()) {
          return port;
        }
      } catch (IOException e) {
        // Somebody has it.
      }
    }
  }
}
