package io.candor.e2e.net;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A TCP door in front of the relay that can be darkened: connections stay, nothing gets through, as
 * when the network is gone.
 */
public final class TcpGate implements AutoCloseable {
  private final ServerSocket front;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition light = lock.newCondition();
  private volatile InetSocketAddress relay;
  private volatile @Nullable InetAddress source;
  private boolean dark;

  private TcpGate(ServerSocket front, InetSocketAddress relay) {
    this.front = front;
    this.relay = relay;
  }

  /** Opens a gate on a free loopback port; {@code relay} may start to listen later. */
  public static TcpGate open(InetSocketAddress relay) {
    return open(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), relay);
  }

  /** Opens a gate at an address and a port of its own. */
  public static TcpGate open(InetSocketAddress at, InetSocketAddress relay) {
    try {
      ServerSocket front = new ServerSocket(at.getPort(), 50, at.getAddress());
      TcpGate gate = new TcpGate(front, relay);
      Thread.ofVirtual().name("tcp-gate").start(gate::accept);
      return gate;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public int port() {
    return front.getLocalPort();
  }

  /** Leads new connections to {@code moved}. */
  public void lead(InetSocketAddress moved) {
    relay = moved;
  }

  /** New connections come to the relay from this address. */
  public void leaveFrom(InetAddress address) {
    source = address;
  }

  /** Breaks every connection there is; new ones may be made at once. */
  public void cut() {
    sockets.forEach(TcpGate::shut);
  }

  /** Holds back everything while {@code dark}. */
  public void blackout(boolean dark) {
    lock.lock();
    try {
      this.dark = dark;
      light.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    blackout(false);
    shut(front);
    sockets.forEach(TcpGate::shut);
  }

  private void accept() {
    while (!front.isClosed()) {
      try {
        Socket peer = front.accept();
        sockets.add(peer);
        Thread.ofVirtual().start(() -> connect(peer));
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  private void connect(Socket peer) {
    try {
      awaitLight();
      Socket back = new Socket(relay.getAddress(), relay.getPort(), source, 0);
      sockets.add(back);
      Thread.ofVirtual().start(() -> carry(back, peer));
      carry(peer, back);
    } catch (IOException e) {
      drop(peer);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void carry(Socket from, Socket to) {
    byte[] buffer = new byte[16 * 1024];
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        awaitLight();
        out.write(buffer, 0, read);
      }
      awaitLight();
    } catch (IOException e) {
      // Either end has gone, which the other must learn; that happens below.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    drop(from);
    drop(to);
  }

  private void awaitLight() throws InterruptedException {
    lock.lock();
    try {
      while (dark) {
        light.await();
      }
    } finally {
      lock.unlock();
    }
  }

  private void drop(Socket socket) {
    sockets.remove(socket);
    shut(socket);
  }

  private static void shut(java.io.Closeable closeable) {
    try {
      closeable.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
