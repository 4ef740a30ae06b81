package io.candor.store;

import org.jspecify.annotations.Nullable;

/**
 * What somebody made of a flag.
 *
 * @param eventSeq the flag's event
 * @param state open, confirmed or dismissed
 * @param authorId null for the first start's link, before there are accounts
 * @param reviewedAt epoch milliseconds
 */
public record Review(
    String id,
    String attemptId,
    long eventSeq,
    String state,
    String reason,
    @Nullable String authorId,
    String author,
    long reviewedAt) {}
