package io.candor.rtc.peer;

import java.util.PriorityQueue;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * One direction of a bad network in virtual time: loses (singly and in bursts), delays, overtakes
 * and doubles what is sent. The same seed does the same harm.
 */
public final class LossyLink<T> {
  /**
   * How bad it is.
   *
   * @param loss share of packets lost singly
   * @param burst share of packets at which a burst of losses starts
   * @param burstNanos how long a burst of losses lasts at most
   * @param reorder share of packets held up for {@code holdNanos} more
   * @param duplicate share of packets that come twice
   * @param delayNanos of every packet
   * @param jitterNanos at most so much more, in order
   */
  public record Weather(
      double loss,
      double burst,
      long burstNanos,
      double reorder,
      long holdNanos,
      double duplicate,
      long delayNanos,
      long jitterNanos) {
    /** Nothing but a delay. */
    public static Weather fair(long delayNanos) {
      return new Weather(0, 0, 0, 0, 0, 0, delayNanos, 0);
    }

    /** About 5 % loss in singles and bursts, reordering, duplicates, 50 ms each way. */
    public static Weather storm() {
      return new Weather(
          0.045, 0.003, 60_000_000L, 0.02, 15_000_000L, 0.02, 50_000_000L, 5_000_000L);
    }
  }

  private record Flight<T>(long arrival, long number, T datagram) {}

  private final Weather weather;
  private final SplittableRandom random;
  private final PriorityQueue<Flight<T>> flights =
      new PriorityQueue<>(
          (a, b) ->
              a.arrival() != b.arrival()
                  ? Long.compare(a.arrival(), b.arrival())
                  : Long.compare(a.number(), b.number()));
  private long sent;
  private long lost;
  private long burstUntil = Long.MIN_VALUE;
  private long lastArrival;

  /** A link with its own luck. */
  public LossyLink(Weather weather, long seed) {
    this.weather = weather;
    this.random = new SplittableRandom(seed);
  }

  /** Sends a datagram into the weather. */
  public void send(long now, T datagram) {
    sent++;
    if (random.nextDouble() < weather.burst()) {
      burstUntil = now + random.nextLong(weather.burstNanos());
    }
    boolean gone = now < burstUntil || random.nextDouble() < weather.loss();
    if (gone) {
      lost++;
      return;
    }
    long jitter = weather.jitterNanos() == 0 ? 0 : random.nextLong(weather.jitterNanos());
    long arrival = Math.max(lastArrival, now + weather.delayNanos() + jitter);
    lastArrival = arrival;
    if (random.nextDouble() < weather.reorder()) {
      arrival += weather.holdNanos();
    }
    flights.add(new Flight<>(arrival, sent, datagram));
    if (random.nextDouble() < weather.duplicate()) {
      flights.add(new Flight<>(arrival + 1_000_000L, sent, datagram));
    }
  }

  /** The next datagram that has arrived by now; null if there is none. */
  public @Nullable T receive(long now) {
    Flight<T> first = flights.peek();
    if (first == null || first.arrival() > now) {
      return null;
    }
    flights.remove();
    return first.datagram();
  }

  /** When the next datagram arrives, {@link Long#MAX_VALUE} if none is under way. */
  public long nextArrival() {
    Flight<T> first = flights.peek();
    return first == null ? Long.MAX_VALUE : first.arrival();
  }

  /** The share of datagrams lost so far. */
  public double lossRate() {
    return sent == 0 ? 0 : (double) lost / sent;
  }
}
