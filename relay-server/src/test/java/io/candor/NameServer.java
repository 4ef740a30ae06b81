package io.candor;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** A DNS server (RFC 1035) in whose world every name is this machine's, by IPv4 only. */
final class NameServer implements AutoCloseable {
  private static final int HEADER = 12;
  private static final int ANSWERED = 0x8180;
  private static final short ADDRESS = 1;
  private static final short INTERNET = 1;
  private static final short THE_NAME_ASKED_FOR = (short) 0xC00C;
  private static final byte[] LOOPBACK = {127, 0, 0, 1};

  private final DatagramSocket socket;

  NameServer() throws IOException {
    socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    Thread.ofVirtual().start(this::serve);
  }

  String address() {
    return "127.0.0.1:" + socket.getLocalPort();
  }

  private void serve() {
    DatagramPacket packet = new DatagramPacket(new byte[1500], 1500);
    try {
      while (true) {
        packet.setLength(1500);
        socket.receive(packet);
        byte[] answer = answer(Arrays.copyOf(packet.getData(), packet.getLength()));
        socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
      }
    } catch (IOException e) {
      // Closed.
    }
  }

  private static byte[] answer(byte[] query) {
    int end = HEADER;
    while (query[end] != 0) {
      end += 1 + query[end];
    }
    short type = ByteBuffer.wrap(query).getShort(end + 1);
    ByteBuffer answer = ByteBuffer.allocate(512);
    answer.put(query, 0, 2).putShort((short) ANSWERED).putShort((short) 1);
    answer.putShort((short) (type == ADDRESS ? 1 : 0)).putInt(0);
    answer.put(query, HEADER, end + 5 - HEADER);
    if (type == ADDRESS) {
      answer.putShort(THE_NAME_ASKED_FOR).putShort(ADDRESS).putShort(INTERNET);
      answer.putInt(60).putShort((short) LOOPBACK.length).put(LOOPBACK);
    }
    return Arrays.copyOf(answer.array(), answer.position());
  }

  @Override
  public void close() {
    socket.close();
  }
}
