package io.candor.signaling.protocol;

/** A client's sign of life, every 5 s; answered by a {@link Pong} of the same id. */
public record Ping(long id) implements StudentMessage, TeacherMessage {}
