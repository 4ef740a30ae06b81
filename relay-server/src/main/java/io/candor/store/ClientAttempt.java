package io.candor.store;

/**
 * What a client calls an attempt.
 *
 * @param exam what it calls the exam
 * @param userId what it calls the student
 */
public record ClientAttempt(
    String clientId, String name, String exam, String userId, String attemptId) {}
