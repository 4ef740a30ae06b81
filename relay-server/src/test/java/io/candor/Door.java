package io.candor;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A TCP port of its own that leads to another one. Whoever knocks before it is said where waits.
 */
final class Door implements AutoCloseable {
  private static final int NOWHERE = -1;

  private final ServerSocket door;
  private final AtomicInteger knocks = new AtomicInteger();
  private final Set<Closeable> open = ConcurrentHashMap.newKeySet();
  private volatile CompletableFuture<Integer> where = new CompletableFuture<>();

  Door() throws IOException {
    door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::answer);
  }

  int port() {
    return door.getLocalPort();
  }

  /** How many have come. */
  int knocks() {
    return knocks.get();
  }

  void leadTo(int port) {
    CompletableFuture<Integer> before = where;
    where = CompletableFuture.completedFuture(port);
    before.complete(port);
  }

  /** Turns away whoever comes. */
  void shut() {
    leadTo(NOWHERE);
  }

  private void answer() {
    try {
      while (!door.isClosed()) {
        Socket guest = door.accept();
        knocks.incrementAndGet();
        Thread.ofVirtual().start(() -> lead(guest));
      }
    } catch (IOException e) {
      // Closed.
    }
  }

  private void lead(Socket guest) {
    open.add(guest);
    try (guest) {
      int port = where.join();
      if (port == NOWHERE) {
        return;
      }
      try (Socket host = new Socket(InetAddress.getLoopbackAddress(), port)) {
        open.add(host);
        Thread back = Thread.ofVirtual().start(() -> carry(host, guest));
        carry(guest, host);
        back.join();
      }
    } catch (IOException e) {
      // One of the two has gone.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void carry(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
      to.shutdownOutput();
    } catch (IOException e) {
      close(from);
      close(to);
    }
  }

  private static void close(Closeable socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    close(door);
    where.complete(NOWHERE);
    open.forEach(Door::close);
  }
}
