package io.candor.people;

/** What somebody may do; each role may do all that the ones before it may. */
public enum Role {
  /** Anybody at all. */
  NOBODY,
  /** Whoever is signed in, whatever their exams. */
  SIGNED_IN,
  /** Looks at an exam's reports and recordings: nothing live, no changes. */
  REVIEWER,
  /** Manages an exam and watches it. */
  TEACHER,
  /** Runs the institution's server: people, the audit log, and every exam. */
  ADMINISTRATOR;

  /** Whether this role is enough where {@code least} is asked for. */
  public boolean covers(Role least) {
    return compareTo(least) >= 0;
  }
}
