package io.candor.store;

/**
 * News that a client has not taken yet.
 *
 * @param kind {@code attempt.result} or {@code attempt.erased}
 * @param attempt what the client calls it, as it does {@code exam} and {@code userId}
 * @param madeAt when it happened last, epoch milliseconds
 * @param tries how often it was tried in vain
 */
public record Delivery(
    String clientId,
    String kind,
    String attempt,
    String exam,
    String userId,
    long madeAt,
    int tries) {}
