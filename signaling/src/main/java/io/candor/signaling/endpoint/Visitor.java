package io.candor.signaling.endpoint;

import io.candor.signaling.Teacher;
import org.jspecify.annotations.Nullable;

/** Who is at the door, as far as the handshake tells. */
sealed interface Visitor {
  /** An extension, or another client that brings a token. */
  record Student() implements Visitor {}

  /** A page of the console; {@code teacher} is null if nobody is signed in there. */
  record Page(@Nullable Teacher teacher) implements Visitor {}

  /** Some other web site's page. */
  record Stranger() implements Visitor {}
}
