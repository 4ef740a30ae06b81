package io.candor.signaling.wire;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** The names of messages on the wire. */
public final class MessageTypes {
  private MessageTypes() {}

  /** The {@code type} of a message of this direction. */
  public static String name(Class<?> direction, Object message) {
    return Arrays.stream(direction.getAnnotation(JsonSubTypes.class).value())
        .filter(type -> type.value() == message.getClass())
        .map(JsonSubTypes.Type::name)
        .findFirst()
        .orElseThrow();
  }

  /** Every {@code type} of this direction. */
  public static Set<String> names(Class<?> direction) {
    return Arrays.stream(direction.getAnnotation(JsonSubTypes.class).value())
        .map(JsonSubTypes.Type::name)
        .collect(Collectors.toUnmodifiableSet());
  }
}
