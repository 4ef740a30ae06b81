package io.candor.exam;

import io.candor.signaling.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A line whose other end writes down what it hears. Thread-safe. */
final class HeardLine<M> implements Line<M> {
  private final List<M> heard = new ArrayList<>();
  private Consumer<M> onHearing = message -> {};
  private boolean ended;

  @Override
  public void send(M message) {
    Consumer<M> react;
    synchronized (this) {
      if (ended) {
        return;
      }
      heard.add(message);
      react = onHearing;
    }
    react.accept(message);
  }

  @Override
  public void end(M last) {
    send(last);
    synchronized (this) {
      ended = true;
    }
  }

  /** Does this with each message, on the thread that sends it. */
  synchronized void onHearing(Consumer<M> reaction) {
    onHearing = reaction;
  }

  synchronized List<M> heard() {
    return List.copyOf(heard);
  }

  /** The messages of one type, in order. */
  <T extends M> List<T> heard(Class<T> type) {
    return heard().stream().filter(type::isInstance).map(type::cast).toList();
  }

  /** The last message, which must be of this type. */
  <T extends M> T last(Class<T> type) {
    return type.cast(heard().getLast());
  }

  /** The last message of a kind, whatever came after it. */
  <T extends M> T latest(Class<T> type) {
    return heard().stream()
        .filter(type::isInstance)
        .map(type::cast)
        .reduce((before, after) -> after)
        .orElseThrow();
  }

  synchronized boolean ended() {
    return ended;
  }
}
