package io.candor.signaling.wire;

/** What became of a text that should be a message. */
public sealed interface Reading<M> {
  /** A good message. */
  record Message<M>(M message) implements Reading<M> {}

  /** Not a message; {@code reason} names the field and says what is wrong with it. */
  record Unreadable<M>(String reason) implements Reading<M> {}
}
