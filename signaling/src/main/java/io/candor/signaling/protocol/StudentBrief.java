package io.candor.signaling.protocol;

/** The student, by the name the attempt runs under. */
public record StudentBrief(@Limit(Limit.NAME) String name) {}
