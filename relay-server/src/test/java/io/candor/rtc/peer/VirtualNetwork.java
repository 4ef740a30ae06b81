package io.candor.rtc.peer;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.SplittableRandom;

/** A lossy network and a clock, both simulated: protocol machines meet here in virtual time. */
public final class VirtualNetwork {
  private final SplittableRandom random;
  private final Map<InetSocketAddress, Receiver> hosts = new HashMap<>();
  private final PriorityQueue<Event> events =
      new PriorityQueue<>(Comparator.comparingLong(Event::at).thenComparingLong(Event::order));
  private Weather weather;
  private long now;
  private long order;

  /** Who is reached at an address. */
  @FunctionalInterface
  public interface Receiver {
    void receive(long nowNanos, ByteBuffer datagram, InetSocketAddress from);
  }

  private record Event(long at, long order, Runnable action) {}

  public VirtualNetwork(long seed, Weather weather) {
    this.random = new SplittableRandom(seed);
    this.weather = weather;
  }

  public void weather(Weather changed) {
    weather = changed;
  }

  /** Nanoseconds since the network began. */
  public long now() {
    return now;
  }

  /** Puts a host at an address; a later one at the same address replaces it. */
  public void attach(InetSocketAddress at, Receiver receiver) {
    hosts.put(at, receiver);
  }

  public void detach(InetSocketAddress at) {
    hosts.remove(at);
  }

  /** Sends a copy of the datagram, which may get lost, doubled or overtaken. */
  public void send(ByteBuffer datagram, InetSocketAddress from, InetSocketAddress to) {
    byte[] copy = new byte[datagram.remaining()];
    datagram.get(datagram.position(), copy);
    int times = random.nextDouble() < weather.duplication() ? 2 : 1;
    for (int i = 0; i < times; i++) {
      if (random.nextDouble() >= weather.loss()) {
        long jitter = weather.jitterNanos() == 0 ? 0 : random.nextLong(weather.jitterNanos());
        schedule(now + weather.delayNanos() + jitter, () -> deliver(copy, from, to));
      }
    }
  }

  private void deliver(byte[] datagram, InetSocketAddress from, InetSocketAddress to) {
    Receiver host = hosts.get(to);
    if (host != null) {
      host.receive(now, ByteBuffer.wrap(datagram), from);
    }
  }

  /** Runs an action at a time; at once in {@link #runUntil} if that time is past. */
  public void schedule(long atNanos, Runnable action) {
    events.add(new Event(Math.max(atNanos, now), order++, action));
  }

  /** Lets time pass until then, doing all that falls due. */
  public void runUntil(long untilNanos) {
    while (!events.isEmpty() && events.element().at <= untilNanos) {
      Event event = events.remove();
      now = event.at;
      event.action.run();
    }
    now = untilNanos;
  }
}
