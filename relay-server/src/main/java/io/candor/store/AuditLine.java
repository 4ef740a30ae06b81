package io.candor.store;

import org.jspecify.annotations.Nullable;

/**
 * One line of the audit log.
 *
 * @param id grows with time
 * @param at epoch milliseconds
 * @param personId who did it; null when nobody was signed in or before there were accounts
 * @param subjectId the person or part it was done to
 */
public record AuditLine(
    long id,
    long at,
    @Nullable String personId,
    String what,
    @Nullable String examId,
    @Nullable String attemptId,
    @Nullable String subjectId) {}
