package io.candor.media.embedded;

import io.candor.rtc.ice.StreamDeframer;
import io.candor.rtc.ice.StreamFraming;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;

/** One ICE-TCP connection: datagrams framed by RFC 4571 on a stream. Session loop only. */
final class TcpConnection implements Transport, AutoCloseable {
  private static final int LARGEST_DATAGRAM = 2048;

  /** A second or two of a viewer's picture; a slower reader loses packets, as over UDP. */
  private static final int SEND_BUFFER = 256 << 10;

  private final SocketChannel channel;
  private final SelectionKey key;
  private final InetSocketAddress remote;
  private final Runnable closed;
  private final StreamDeframer deframer = new StreamDeframer(LARGEST_DATAGRAM);
  private final ByteBuffer incoming = ByteBuffer.allocate(16 << 10);
  private final ByteBuffer outgoing = ByteBuffer.allocate(SEND_BUFFER);
  private boolean open = true;

  TcpConnection(SocketChannel channel, SelectionKey key, Runnable closed) throws IOException {
    this.channel = channel;
    this.key = key;
    this.remote = (InetSocketAddress) channel.getRemoteAddress();
    this.closed = closed;
  }

  /** Reads and writes what the socket is ready for. */
  void ready(Inbox inbox) {
    try {
      if (key.isReadable() && !read(inbox)) {
        close();
      } else if (key.isValid() && key.isWritable()) {
        flush();
      }
    } catch (IOException e) {
      close();
    }
  }

  private boolean read(Inbox inbox) throws IOException {
    int count = channel.read(incoming.clear());
    if (count < 0) {
      return false;
    }
    return deframer.receive(incoming.flip(), packet -> inbox.datagram(this, remote, copy(packet)));
  }

  private static byte[] copy(ByteBuffer packet) {
    byte[] data = new byte[packet.remaining()];
    packet.get(data);
    return data;
  }

  @Override
  public void send(ByteBuffer datagram, InetSocketAddress to) {
    if (!open || !StreamFraming.frame(datagram, outgoing)) {
      return;
    }
    try {
      flush();
    } catch (IOException e) {
      close();
    }
  }

  private void flush() throws IOException {
    outgoing.flip();
    channel.write(outgoing);
    outgoing.compact();
    boolean more = outgoing.position() > 0;
    key.interestOps(more ? SelectionKey.OP_READ | SelectionKey.OP_WRITE : SelectionKey.OP_READ);
  }

  InetSocketAddress remote() {
    return remote;
  }

  boolean open() {
    return open;
  }

  @Override
  public void close() {
    if (open) {
      open = false;
      key.cancel();
      Closing.quietly(channel);
      closed.run();
    }
  }
}
