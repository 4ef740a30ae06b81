package io.candor.evidence;

/** What came of a piece of evidence, or of a part of it. */
public sealed interface Receipt {
  /** All of it is here, checked and safe; {@code anew}: since just now. */
  record Kept(boolean anew) implements Receipt {}

  /** So many bytes of it are here. */
  record Partly(long received) implements Receipt {}

  /** It was not taken; so many bytes of it are here. */
  record Refused(Why why, long received) implements Receipt {}

  /** Why something is not taken. */
  enum Why {
    NO_CONSENT,
    OVER,
    /** No option of the exam takes such a thing. */
    UNWANTED,
    ENOUGH,
    GONE,
    /** Something else is, or comes, under this id. */
    ANOTHER,
    /** Something before it is missing. */
    GAP,
    /** It is not what its hash is of; it can come anew. */
    WRONG_HASH,
    /** It is not what its kind says. */
    WRONG_TYPE
  }
}
