package io.candor.people;

import io.candor.store.Person;
import org.jspecify.annotations.Nullable;

/**
 * Whoever asks, signed in.
 *
 * @param session the session's id
 * @param person null for the first start's link, before there is an administrator
 */
public record Caller(String session, @Nullable Person person) {
  public boolean administrator() {
    return person == null || person.administrator();
  }

  /** The person's id, or null before there are accounts. */
  public @Nullable String id() {
    return person == null ? null : person.id();
  }
}
