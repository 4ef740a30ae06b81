package io.candor.store;

import org.jspecify.annotations.Nullable;

/**
 * How much an option's flags count for one student.
 *
 * @param option its name
 * @param percent from 0, not at all, to 100
 * @param authorId null for the first start's link, before there are accounts
 * @param madeAt epoch milliseconds
 */
public record Accommodation(
    String id,
    String attemptId,
    String option,
    int percent,
    String reason,
    @Nullable String authorId,
    String author,
    long madeAt) {}
