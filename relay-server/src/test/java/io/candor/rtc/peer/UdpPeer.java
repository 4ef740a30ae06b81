package io.candor.rtc.peer;

import io.candor.rtc.Outbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Gives one sans-I/O peer a real socket and the real time, on a thread of its own. */
public final class UdpPeer implements AutoCloseable {
  private static final long PAUSE_MILLIS = 5;

  /** What can be driven: both test peers fit by method references. */
  public interface Machine {
    void receive(long now, InetSocketAddress from, byte[] data, Outbox out);

    void wake(long now, Outbox out);
  }

  private final Machine machine;
  private final Selector selector;
  private final DatagramChannel channel;
  private final ConcurrentLinkedQueue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private final Thread thread;
  private final long offset;
  private volatile boolean closed;

  private UdpPeer(Machine machine) throws IOException {
    this.machine = machine;
    this.selector = Selector.open();
    this.channel = DatagramChannel.open();
    channel.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    channel.configureBlocking(false);
    channel.register(selector, SelectionKey.OP_READ);
    Instant now = Instant.now();
    this.offset = now.getEpochSecond() * 1_000_000_000L + now.getNano() - System.nanoTime();
    this.thread = Thread.ofPlatform().daemon().name("peer").start(this::run);
  }

  /** Starts driving. */
  public static UdpPeer drive(Machine machine) {
    try {
      return new UdpPeer(machine);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A publisher with a socket. */
  public static UdpPeer drive(PublishingPeer peer) {
    return drive(
        new Machine() {
          @Override
          public void receive(long now, InetSocketAddress from, byte[] data, Outbox out) {
            peer.receive(now, from, data, out);
          }

          @Override
          public void wake(long now, Outbox out) {
            peer.wake(now, out);
          }
        });
  }

  /** A viewer with a socket. */
  public static UdpPeer drive(ViewingPeer peer) {
    return drive(
        new Machine() {
          @Override
          public void receive(long now, InetSocketAddress from, byte[] data, Outbox out) {
            peer.receive(now, from, data, out);
          }

          @Override
          public void wake(long now, Outbox out) {
            peer.wake(now, out);
          }
        });
  }

  /** Our own candidate, to be told to the relay. */
  public String candidate() {
    try {
      InetSocketAddress own = (InetSocketAddress) channel.getLocalAddress();
      return "candidate:1 1 udp 2122260223 %s %d typ host"
          .formatted(own.getAddress().getHostAddress(), own.getPort());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Nanoseconds since 1970. */
  public long now() {
    return System.nanoTime() + offset;
  }

  /** Does something on the peer's thread and waits for the outcome. */
  public <T> T call(Supplier<T> task) {
    CompletableFuture<T> outcome = new CompletableFuture<>();
    tasks.add(
        () -> {
          try {
            outcome.complete(task.get());
          } catch (RuntimeException e) {
            outcome.completeExceptionally(e);
          }
        });
    selector.wakeup();
    return outcome.orTimeout(10, TimeUnit.SECONDS).join();
  }

  /** Does something on the peer's thread, soon. */
  public void later(Runnable task) {
    tasks.add(task);
    selector.wakeup();
  }

  /** Puts datagrams on the wire; for use within {@link #call}. */
  public void transmit(ByteBuffer datagram, InetSocketAddress to) {
    try {
      channel.send(datagram, to);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void run() {
    ByteBuffer buffer = ByteBuffer.allocate(2048);
    try {
      while (!closed) {
        selector.select(PAUSE_MILLIS);
        selector.selectedKeys().clear();
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
          task.run();
        }
        read(buffer);
        machine.wake(now(), this::transmit);
      }
      channel.close();
      selector.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void read(ByteBuffer buffer) throws IOException {
    InetSocketAddress from = (InetSocketAddress) channel.receive(buffer.clear());
    while (from != null) {
      byte[] data = new byte[buffer.flip().remaining()];
      buffer.get(data);
      machine.receive(now(), from, data, this::transmit);
      from = (InetSocketAddress) channel.receive(buffer.clear());
    }
  }

  /** Vanishes without a goodbye. */
  @Override
  public void close() {
    closed = true;
    selector.wakeup();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
