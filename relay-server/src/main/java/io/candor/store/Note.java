package io.candor.store;

import org.jspecify.annotations.Nullable;

/** What a teacher wrote about an attempt; times are epoch milliseconds. */
public record Note(
    String id,
    String attemptId,
    String author,
    String text,
    long createdAt,
    @Nullable Long editedAt) {}
