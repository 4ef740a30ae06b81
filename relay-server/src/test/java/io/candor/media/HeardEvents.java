package io.candor.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Collects what an engine tells, and waits for it. */
final class HeardEvents implements MediaEvents {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final List<MediaEvent> heard = new ArrayList<>();

  @Override
  public synchronized void on(MediaEvent event) {
    heard.add(event);
    notifyAll();
  }

  /** The first event of a kind about a peer; waits until it comes. */
  synchronized <E extends MediaEvent> E await(Class<E> kind, String peer) {
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      for (MediaEvent event : heard) {
        if (kind.isInstance(event) && event.peer().equals(peer)) {
          return kind.cast(event);
        }
      }
      long left = (until - System.nanoTime()) / 1_000_000;
      assertThat(left).as("time to hear %s of %s, heard %s", kind, peer, heard).isPositive();
      try {
        wait(left);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** Waits until both or one of the kinds flow. */
  synchronized void awaitFlowing(String peer, MediaEvent.Kind kind) {
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (!heard.contains(new MediaEvent.Flowing(peer, kind))) {
      long left = (until - System.nanoTime()) / 1_000_000;
      assertThat(left).as("time for %s of %s, heard %s", kind, peer, heard).isPositive();
      try {
        wait(left);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** All that was told about a peer so far. */
  synchronized List<MediaEvent> about(String peer) {
    return heard.stream().filter(event -> event.peer().equals(peer)).toList();
  }
}
