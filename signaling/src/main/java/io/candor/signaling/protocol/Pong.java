package io.candor.signaling.protocol;

/** The answer to a {@link Ping}, with the server's clock in epoch milliseconds. */
public record Pong(long id, long serverTime) implements ServerToStudent, ServerToTeacher {}
