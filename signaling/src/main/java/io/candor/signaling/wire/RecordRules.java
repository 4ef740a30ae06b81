package io.candor.signaling.wire;

import io.candor.signaling.protocol.Limit;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What Jackson does not look at: that nothing required is null, that strings and lists keep to
 * their {@link Limit}, and that numbers are ones a browser can hold (0 to 2⁵³−1).
 */
final class RecordRules {
  private static final long MAX_NUMBER = (1L << 53) - 1;

  private record Rule(RecordComponent component, String name, boolean nullable, int limit) {
    @Nullable Object value(Record holder) {
      try {
        return component.getAccessor().invoke(holder);
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("the accessors of protocol records are public", e);
      }
    }
  }

  private final Map<Class<?>, List<Rule>> rules = new ConcurrentHashMap<>();

  /** The first rule broken, in words that name the field; null if all are kept. */
  @Nullable String broken(Record holder) {
    return broken("", holder);
  }

  private @Nullable String broken(String path, Record holder) {
    for (Rule rule : rules.computeIfAbsent(holder.getClass(), RecordRules::read)) {
      String name = path + rule.name();
      Object value = rule.value(holder);
      String words =
          value == null
              ? (rule.nullable() ? null : name + " is missing")
              : broken(name, rule.limit(), value);
      if (words != null) {
        return words;
      }
    }
    return null;
  }

  private @Nullable String broken(String name, int limit, Object value) {
    return switch (value) {
      case String text -> tooLong(name, limit, text.length(), "characters");
      case Number number -> outside(number.doubleValue()) ? name + " must be 0 to 2^53-1" : null;
      case List<?> list -> brokenList(name, limit, list);
      case Map<?, ?> map -> map.containsValue(null) ? name + " has an entry without a value" : null;
      case Record nested -> broken(name + ".", nested);
      default -> null;
    };
  }

  private static @Nullable String tooLong(String name, int limit, int length, String unit) {
    return length > limit ? "%s has more than %d %s".formatted(name, limit, unit) : null;
  }

  private static boolean outside(double number) {
    return !(number >= 0 && number <= MAX_NUMBER);
  }

  private @Nullable String brokenList(String name, int limit, List<?> list) {
    @Nullable String tooLong = tooLong(name, limit, list.size(), "elements");
    if (tooLong != null) {
      return tooLong;
    }
    for (Object element : list) {
      String words = broken(name + "[]", Limit.NAME, element);
      if (words != null) {
        return words;
      }
    }
    return null;
  }

  private static List<Rule> read(Class<?> type) {
    return List.of(type.getRecordComponents()).stream().map(RecordRules::rule).toList();
  }

  private static Rule rule(RecordComponent component) {
    Limit limit = component.getAnnotation(Limit.class);
    int fallback = List.class.isAssignableFrom(component.getType()) ? Limit.LIST : Limit.ID;
    return new Rule(
        component,
        component.getName(),
        RequiredUnlessNullable.nullable(component),
        limit == null ? fallback : limit.value());
  }
}
