package io.candor.store;

import org.jspecify.annotations.Nullable;

/**
 * What a teacher wrote about an attempt; times are epoch milliseconds.
 *
 * @param authorId whose it is; null before there were accounts
 * @param author the author's name as it was then
 */
public record Note(
    String id,
    String attemptId,
    @Nullable String authorId,
    String author,
    String text,
    long createdAt,
    @Nullable Long editedAt) {}
