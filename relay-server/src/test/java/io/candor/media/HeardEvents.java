package io.candor.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Collects what an engine tells, and waits for it. */
public final class HeardEvents implements MediaEvents {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final List<MediaEvent> heard = new ArrayList<>();

  private final Map<String, Consumer<MediaEvent.Candidate>> candidates = new HashMap<>();

  @Override
  public synchronized void on(MediaEvent event) {
    heard.add(event);
    notifyAll();
    if (event instanceof MediaEvent.Candidate candidate && candidates.containsKey(event.peer())) {
      candidates.get(event.peer()).accept(candidate);
    }
  }

  /** Passes on the engine's candidates for a peer, those that have come as well. */
  synchronized void candidates(String peer, Consumer<MediaEvent.Candidate> taker) {
    candidates.put(peer, taker);
    for (MediaEvent event : about(peer)) {
      if (event instanceof MediaEvent.Candidate candidate) {
        taker.accept(candidate);
      }
    }
  }

  /** The first event of a kind about a peer; waits until it comes. */
  public synchronized <E extends MediaEvent> E await(Class<E> kind, String peer) {
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
  public synchronized void awaitFlowing(String peer, MediaEvent.Kind kind) {
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
  public synchronized List<MediaEvent> about(String peer) {
    return heard.stream().filter(event -> event.peer().equals(peer)).toList();
  }
}
