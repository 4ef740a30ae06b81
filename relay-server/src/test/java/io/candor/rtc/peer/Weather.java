package io.candor.rtc.peer;

import java.util.concurrent.TimeUnit;

/**
 * How a virtual network treats datagrams.
 *
 * @param loss the share lost, 0 to 1
 * @param duplication the share that comes twice
 * @param delayNanos of every datagram, one way
 * @param jitterNanos the most that is added at random, so that datagrams overtake each other
 */
public record Weather(double loss, double duplication, long delayNanos, long jitterNanos) {
  /** 10 ms one way, nothing lost. */
  public static final Weather FAIR = new Weather(0, 0, TimeUnit.MILLISECONDS.toNanos(10), 0);

  /** 5 % lost each way, duplicates, 50 ms one way and 20 ms of jitter. */
  public static final Weather FOUL =
      new Weather(0.05, 0.02, TimeUnit.MILLISECONDS.toNanos(50), TimeUnit.MILLISECONDS.toNanos(20));
}
