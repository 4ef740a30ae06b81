package io.candor.store;

/**
 * What keeps an attempt from purge and erasure until it is lifted.
 *
 * @param byWhom the id of whoever set it
 * @param since epoch milliseconds
 */
public record LegalHold(String attemptId, String byWhom, String reason, long since) {}
