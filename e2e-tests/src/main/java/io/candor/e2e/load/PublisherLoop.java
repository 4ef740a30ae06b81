package io.candor.e2e.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** One thread that drives hundreds of publishers: their sockets, their timers, and nothing else. */
public final class PublisherLoop implements AutoCloseable {
  private static final int DATAGRAM = 2048;
  private static final long LONGEST_SLEEP_MILLIS = 100;

  private final Selector selector;
  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private final PriorityQueue<Alarm> alarms = new PriorityQueue<>();
  private final ByteBuffer buffer = ByteBuffer.allocate(DATAGRAM);
  private final Thread thread;
  private volatile boolean closed;

  /** When a publisher wants to be called. */
  private record Alarm(long due, Publisher publisher) implements Comparable<Alarm> {
    @Override
    public int compareTo(Alarm other) {
      return Long.compare(due - other.due, 0);
    }
  }

  public PublisherLoop() {
    try {
      selector = Selector.open();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    thread = Thread.ofPlatform().daemon().name("publishers").start(this::run);
  }

  /** A publisher on a free port of {@code host}. */
  public Publisher publisher(PublisherKit kit, RandomGenerator random, InetAddress host) {
    return call(() -> new Publisher(this, kit, random, host));
  }

  /** Runs a task on the loop's thread and waits for its outcome. */
  public <T> T call(Supplier<T> task) {
    CompletableFuture<T> outcome = new CompletableFuture<>();
    execute(
        () -> {
          try {
            outcome.complete(task.get());
          } catch (RuntimeException e) {
            outcome.completeExceptionally(e);
          }
        });
    try {
      return outcome.get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

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

  void execute(Runnable task) {
    tasks.add(task);
    selector.wakeup();
  }

  /** Brings a publisher's datagrams to it; on the loop's thread. */
  void register(DatagramChannel channel, Publisher publisher) throws IOException {
    channel.configureBlocking(false);
    channel.register(selector, SelectionKey.OP_READ, publisher);
  }

  /** Calls {@code publisher} at a time of {@link System#nanoTime()}; on the loop's thread. */
  void wakeAt(long due, Publisher publisher) {
    alarms.add(new Alarm(due, publisher));
  }

  private void run() {
    try {
      while (!closed) {
        sleep();
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
          task.run();
        }
        for (SelectionKey key : selector.selectedKeys()) {
          read(key);
        }
        selector.selectedKeys().clear();
        ring(System.nanoTime());
      }
      for (SelectionKey key : selector.keys()) {
        key.channel().close();
      }
      selector.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void sleep() throws IOException {
    Alarm next = alarms.peek();
    long millis =
        next == null
            ? LONGEST_SLEEP_MILLIS
            : Math.min(
                Math.ceilDiv(next.due - System.nanoTime(), 1_000_000L), LONGEST_SLEEP_MILLIS);
    if (millis > 0) {
      selector.select(millis);
    } else {
      selector.selectNow();
    }
  }

  private void read(SelectionKey key) throws IOException {
    Publisher publisher = (Publisher) key.attachment();
    DatagramChannel channel = (DatagramChannel) key.channel();
    while (channel.isOpen()) {
      SocketAddress from = channel.receive(buffer.clear());
      if (from == null) {
        return;
      }
      publisher.receive(System.nanoTime(), (InetSocketAddress) from, buffer.flip());
    }
  }

  private void ring(long now) {
    for (Alarm next = alarms.peek(); next != null; next = alarms.peek()) {
      if (next.due - now > 0) {
        return;
      }
      alarms.remove();
      next.publisher.ring(next.due, now);
    }
  }
}
