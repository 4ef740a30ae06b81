package io.candor.people;

/** What an id names, by which the exam is found in which a role is asked for. */
public enum Scope {
  /** Nothing of an exam: the institution itself. */
  NONE,
  EXAM,
  ATTEMPT,
  PART
}
