package io.candor.media.kurento;

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
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The TCP port in front of a server, which can fail in the ways a machine does. */
final class Front implements AutoCloseable {
  private final ServerSocket listening;
  private final int behind;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();

  /** Held by whoever is let in, and by who lets nobody in for a while. */
  private final ReentrantLock door = new ReentrantLock();

  private boolean frozen;
  private volatile boolean refusing;

  /** {@code behind}: the server's own port on the loopback. */
  Front(int behind) {
    this.behind = behind;
    try {
      listening = new ServerSocket();
      listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.execute(this::accept);
  }

  int port() {
    return listening.getLocalPort();
  }

  /**
   * Nothing passes in either direction any more, and nothing is lost: as with a stopped process.
   */
  void freeze(boolean now) {
    lock.lock();
    try {
      frozen = now;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Whoever connects is accepted and shown the door before a word. */
  void refuse(boolean now) {
    refusing = now;
  }

  /** Every connection there is breaks off. */
  void drop() {
    open.forEach(Front::shut);
  }

  /**
   * Every connection there is breaks off, and whoever connects waits until {@code change} is made.
   */
  void meanwhile(Runnable change) {
    door.lock();
    try {
      drop();
      change.run();
    } finally {
      door.unlock();
    }
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        letIn(listening.accept());
      } catch (IOException e) {
        // Closed, or the server behind is away: whoever connected sees it.
      }
    }
  }

  private void letIn(Socket outer) throws IOException {
    door.lock();
    try {
      if (refusing) {
        outer.close();
        return;
      }
      Socket inner = new Socket(InetAddress.getLoopbackAddress(), behind);
      open.add(outer);
      open.add(inner);
      threads.execute(() -> pass(outer, inner));
      threads.execute(() -> pass(inner, outer));
    } finally {
      door.unlock();
    }
  }

  private void pass(Socket from, Socket to) {
    byte[] buffer = new byte[8192];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        awaitThawed();
        out.write(buffer, 0, read);
      }
    } catch (IOException e) {
      // It broke off, as a connection may.
    } finally {
      open.remove(from);
      open.remove(to);
    }
  }

  private void awaitThawed() {
    lock.lock();
    try {
      while (frozen) {
        changed.awaitUninterruptibly();
      }
    } finally {
      lock.unlock();
    }
  }

  private static void shut(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      listening.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    freeze(false);
    drop();
    threads.close();
  }
}
