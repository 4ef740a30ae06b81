package io.candor.signaling.wire;

import org.jspecify.annotations.Nullable;

/** What became of a text that should be a message. */
public sealed interface Reading<M> {
  /** A good message. */
  record Message<M>(M message) implements Reading<M> {}

  /**
   * Not a message; {@code reason} names the field and says what is wrong with it. {@code type} is
   * the type it claims, if it is one there is.
   */
  record Unreadable<M>(String reason, @Nullable String type) implements Reading<M> {}
}
