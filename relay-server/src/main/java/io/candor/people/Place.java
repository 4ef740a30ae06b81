package io.candor.people;

import org.jspecify.annotations.Nullable;

/** Where something happens: in an exam, at an attempt of it, or nowhere in particular. */
public record Place(@Nullable String exam, @Nullable String attempt) {
  public static final Place NOWHERE = new Place(null, null);

  public static Place exam(String exam) {
    return new Place(exam, null);
  }
}
