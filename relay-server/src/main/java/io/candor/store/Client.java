package io.candor.store;

import org.jspecify.annotations.Nullable;

/**
 * A learning management system that may make exams here; times are epoch milliseconds.
 *
 * @param secret sealed, as is {@code former}
 * @param former the secret before the last rotation, good until {@code formerUntil}
 * @param hook the address its results are sent to
 * @param seenAt when it last asked for something
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Client(
    String id,
    String name,
    byte[] secret,
    byte @Nullable [] former,
    @Nullable Long formerUntil,
    @Nullable String hook,
    long createdAt,
    @Nullable Long seenAt,
    @Nullable Long revokedAt) {}
