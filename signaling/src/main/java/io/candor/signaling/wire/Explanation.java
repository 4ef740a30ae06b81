package io.candor.signaling.wire;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns Jackson's exceptions into words about the message, free of Java's class names. */
final class Explanation {
  private static final int LONGEST = 200;
  private static final String TOO_DEEP = "the message is too deep or too large";

  private Explanation() {}

  static String of(JsonProcessingException e) {
    String words =
        switch (e) {
          case UnrecognizedPropertyException unknown -> path(unknown) + " is not a known field";
          case InvalidTypeIdException type -> type(type);
          case ValueInstantiationException value -> value(value);
          case MismatchedInputException mismatch -> mismatch(mismatch);
          case StreamConstraintsException constraint -> TOO_DEEP;
          case JsonParseException parse -> parse(parse);
          case InputCoercionException number -> "a number is too large";
          case JsonMappingException other ->
              other.getCause() instanceof StreamConstraintsException
                  ? TOO_DEEP
                  : path(other) + " has a value that cannot be";
          default -> "not a message";
        };
    return words.length() <= LONGEST ? words : words.substring(0, LONGEST) + "…";
  }

  private static String type(InvalidTypeIdException e) {
    return e.getTypeId() == null
        ? "type is missing"
        : "“%s” is not a message type".formatted(clip(e.getTypeId()));
  }

  private static String value(ValueInstantiationException e) {
    return e.getCause() instanceof IllegalArgumentException cause && cause.getMessage() != null
        ? cause.getMessage()
        : path(e) + " has a value that cannot be";
  }

  private static String parse(JsonParseException e) {
    String message = e.getOriginalMessage();
    return message.startsWith("Duplicate field")
        ? "a field appears twice"
        : "not JSON, at character " + Math.max(0, e.getLocation().getCharOffset());
  }

  private static String mismatch(MismatchedInputException e) {
    String message = e.getOriginalMessage();
    if (message.startsWith("Missing required")) {
      return path(e) + " is missing";
    }
    if (message.startsWith("Trailing token")) {
      return "something follows after the message";
    }
    String path = path(e);
    return (path.isEmpty() ? "the message" : path) + " must be " + kind(e.getTargetType());
  }

  private static String kind(@Nullable Class<?> type) {
    if (type == null) {
      return "something else";
    }
    if (type.isEnum()) {
      return Arrays.stream(type.getEnumConstants())
          .map(Explanation::wire)
          .collect(Collectors.joining(", ", "one of ", ""));
    }
    if (type == String.class) {
      return "a string";
    }
    if (type == boolean.class || type == Boolean.class) {
      return "true or false";
    }
    if (type == double.class || type == Double.class) {
      return "a number";
    }
    if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
      return "a whole number";
    }
    return List.class.isAssignableFrom(type) ? "a list" : "an object";
  }

  private static String wire(Object constant) {
    try {
      return String.valueOf(constant.getClass().getMethod("wire").invoke(constant));
    } catch (ReflectiveOperationException e) {
      return constant.toString();
    }
  }

  private static String path(JsonMappingException e) {
    return e.getPath().stream()
        .map(step -> step.getFieldName() == null ? "[]" : clip(step.getFieldName()))
        .collect(Collectors.joining("."));
  }

  private static String clip(String text) {
    return text.length() <= 40 ? text : text.substring(0, 40) + "…";
  }
}
