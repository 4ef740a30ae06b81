package io.candor.signaling.protocol;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What more there is to say about an event: a flat object of at most {@value #ENTRIES} strings,
 * numbers and booleans.
 */
public record Detail(@JsonValue Map<String, Object> values) {
  static final int ENTRIES = 16;
  static final int KEY = 40;
  static final int TEXT = 500;

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public Detail {
    if (values.size() > ENTRIES) {
      throw new IllegalArgumentException("detail may have at most " + ENTRIES + " entries");
    }
    values.forEach(Detail::check);
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /** Nothing more to say. */
  public static Detail none() {
    return new Detail(Map.of());
  }

  /** A single entry. */
  public static Detail of(String key, Object value) {
    return new Detail(Map.of(key, value));
  }

  /** The entry if it is there and is a string. */
  public @Nullable String text(String key) {
    return values.get(key) instanceof String text ? text : null;
  }

  private static void check(String key, @Nullable Object value) {
    boolean fits =
        value instanceof Integer
            || value instanceof Long
            || value instanceof Boolean
            || (value instanceof Double number && Double.isFinite(number))
            || (value instanceof String text && text.length() <= TEXT);
    if (!fits || key.length() > KEY) {
      throw new IllegalArgumentException(
          "detail holds strings of up to %d characters, numbers and booleans, under keys of up to %d"
              .formatted(TEXT, KEY));
    }
  }
}
