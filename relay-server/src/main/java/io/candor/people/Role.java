package io.candor.people;

/** What somebody may do; each role but the last may do all that the ones before it may. */
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
  ADMINISTRATOR,
  /** The student, at their own attempt: beside all others, none of which includes it. */
  STUDENT,
  /** The browser an attempt is sat in: beside all others too. */
  BROWSER,
  /** A learning management system, for what it has made itself: beside all others as well. */
  CLIENT;

  /** Whether this role is enough where {@code least} is asked for. */
  public boolean covers(Role least) {
    boolean apart = apart() || least.apart();
    return apart ? this == least || least == NOBODY : compareTo(least) >= 0;
  }

  /** Whether it is a role that none of the institution's people has. */
  public boolean apart() {
    return this == STUDENT || this == BROWSER || this == CLIENT;
  }
}
