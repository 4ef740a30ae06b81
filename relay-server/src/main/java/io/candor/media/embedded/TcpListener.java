package io.candor.media.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/** A passive ICE-TCP port (RFC 6544), for networks that let no UDP out. */
final class TcpListener implements AutoCloseable {
  /**
   * Connections on one port; more are turned away, so that a flood costs sockets no student needs.
   */
  private static final int MOST_CONNECTIONS = 4096;

  private final ServerSocketChannel channel;
  private final Selector selector;
  private int open;

  private TcpListener(ServerSocketChannel channel, Selector selector) {
    this.channel = channel;
    this.selector = selector;
  }

  static TcpListener bind(InetAddress address, int port, Selector selector) {
    ServerSocketChannel channel = null;
    try {
      channel = ServerSocketChannel.open();
      channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
      channel.bind(new InetSocketAddress(address, port));
      channel.configureBlocking(false);
      TcpListener listener = new TcpListener(channel, selector);
      channel.register(selector, SelectionKey.OP_ACCEPT, listener);
      return listener;
    } catch (IOException e) {
      Closing.quietly(channel);
      throw new MediaPortTaken("media.tcp-port", address, port, e);
    }
  }

  InetSocketAddress localAddress() {
    try {
      return (InetSocketAddress) channel.getLocalAddress();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Takes the connections that wait. */
  void accept() throws IOException {
    SocketChannel accepted = channel.accept();
    while (accepted != null) {
      if (open >= MOST_CONNECTIONS) {
        Closing.quietly(accepted);
      } else {
        accepted.configureBlocking(false);
        accepted.setOption(StandardSocketOptions.TCP_NODELAY, true);
        SelectionKey key = accepted.register(selector, SelectionKey.OP_READ);
        key.attach(new TcpConnection(accepted, key, () -> open--));
        open++;
      }
      accepted = channel.accept();
    }
  }

  @Override
  public void close() {
    Closing.quietly(channel);
  }
}
