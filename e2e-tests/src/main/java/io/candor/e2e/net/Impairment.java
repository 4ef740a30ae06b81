package io.candor.e2e.net;

import java.time.Duration;

/**
 * What one direction of a network does to datagrams. Losses follow the Gilbert-Elliott model: the
 * path is in a good or a bad state, and every datagram met in the bad state is lost.
 *
 * @param loss overall share of datagrams lost, 0 to 1
 * @param burst mean length of a run of losses in datagrams, at least 1
 * @param reorder share of datagrams held back so that later ones overtake them
 * @param duplicate share of datagrams delivered twice
 * @param delay one-way delay of every datagram
 * @param reorderDelay extra delay of a datagram that is held back
 */
public record Impairment(
    double loss,
    double burst,
    double reorder,
    double duplicate,
    Duration delay,
    Duration reorderDelay) {

  /** A network that delivers everything at once. */
  public static final Impairment NONE =
      new Impairment(0, 1, 0, 0, Duration.ZERO, Duration.ofMillis(20));

  /** The rough network of the acceptance tests: 5 % lost in bursts, 50 ms each way. */
  public static final Impairment ROUGH =
      new Impairment(0.05, 2, 0.01, 0.01, Duration.ofMillis(50), Duration.ofMillis(20));

  public Impairment {
    if (loss < 0 || loss >= 1 || burst < 1) {
      throw new IllegalArgumentException("loss " + loss + " in bursts of " + burst);
    }
  }

  /** Chance to leave the bad state after a datagram. */
  double recovery() {
    return 1 / burst;
  }

  /** Chance to enter the bad state, so that the share of bad time is {@link #loss}. */
  double failure() {
    return loss * recovery() / (1 - loss);
  }
}
