package io.candor.store;

import org.jspecify.annotations.Nullable;

/**
 * Somebody who may sign in; times are epoch milliseconds.
 *
 * @param signInName what is typed to sign in, whatever its case
 * @param password Argon2id with its parameters and salt; null until one has been chosen
 */
public record Person(
    String id,
    String signInName,
    String name,
    @Nullable String password,
    boolean administrator,
    long createdAt,
    @Nullable Long disabledAt) {

  public boolean disabled() {
    return disabledAt != null;
  }

  /** Never tells the password's hash. */
  @Override
  public String toString() {
    return "Person[" + id + "]";
  }
}
