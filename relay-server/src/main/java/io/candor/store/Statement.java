package io.candor.store;

import org.jspecify.annotations.Nullable;

/**
 * What a student says to their attempt.
 *
 * @param eventSeq the event it is about, or null
 * @param writtenAt epoch milliseconds
 */
public record Statement(
    String id, String attemptId, @Nullable Long eventSeq, String text, long writtenAt) {}
