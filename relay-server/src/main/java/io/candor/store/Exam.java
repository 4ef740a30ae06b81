package io.candor.store;

import org.jdbi.v3.core.mapper.Nested;

/**
 * One exam.
 *
 * @param address URL of the page the exam is sat on
 * @param policy what is collected, as JSON
 * @param joinCode what the join link carries
 * @param createdAt epoch milliseconds
 */
public record Exam(
    String id,
    String title,
    String address,
    String policy,
    String joinCode,
    long createdAt,
    @Nested ExamTerms terms) {}
