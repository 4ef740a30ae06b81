package io.candor.media.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;

/** One UDP socket, bound to one local address, for every peer that comes by it. */
final class UdpSocket implements Transport, AutoCloseable {
  /**
   * Holds some 6,000 datagrams while the loop is busy elsewhere; the kernel caps it at its own
   * limit.
   */
  private static final int SOCKET_BUFFER = 8 << 20;

  private static final int LARGEST_DATAGRAM = 2048;

  private final DatagramChannel channel;
  private final ByteBuffer incoming = ByteBuffer.allocateDirect(LARGEST_DATAGRAM);
  private long unsent;

  private UdpSocket(DatagramChannel channel) {
    this.channel = channel;
  }

  /** Binds; port 0 takes any free one. */
  static UdpSocket bind(InetAddress address, int port, Selector selector) {
    DatagramChannel channel = null;
    try {
      channel = DatagramChannel.open();
      channel.setOption(StandardSocketOptions.SO_RCVBUF, SOCKET_BUFFER);
      channel.setOption(StandardSocketOptions.SO_SNDBUF, SOCKET_BUFFER);
      channel.bind(new InetSocketAddress(address, port));
      channel.configureBlocking(false);
      channel.register(selector, SelectionKey.OP_READ);
      return new UdpSocket(channel);
    } catch (IOException e) {
      Closing.quietly(channel);
      throw new MediaPortTaken("media.port", address, port, e);
    }
  }

  InetSocketAddress localAddress() {
    try {
      return (InetSocketAddress) channel.getLocalAddress();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Hands over what has arrived, at most {@code most} datagrams, and says how many there were. */
  int drain(Inbox inbox, int most) throws IOException {
    int count = 0;
    while (count < most) {
      incoming.clear();
      SocketAddress from = channel.receive(incoming);
      if (from == null) {
        break;
      }
      incoming.flip();
      byte[] data = new byte[incoming.remaining()];
      incoming.get(data);
      inbox.datagram(this, (InetSocketAddress) from, data);
      count++;
    }
    return count;
  }

  @Override
  public void send(ByteBuffer datagram, InetSocketAddress to) {
    try {
      if (channel.send(datagram, to) == 0) {
        unsent++;
      }
    } catch (IOException e) {
      // Unreachable network, refused port, full queue: to a datagram all of these are loss.
      unsent++;
    }
  }

  /** How many datagrams the network did not take. */
  long unsent() {
    return unsent;
  }

  @Override
  public void close() {
    Closing.quietly(channel);
  }
}
