package io.candor.api;

/** Who somebody is, as far as HTTP goes. */
enum Role {
  /** Anybody at all. */
  NOBODY,
  /** Someone with a session cookie. */
  TEACHER
}
