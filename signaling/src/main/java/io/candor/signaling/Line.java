package io.candor.signaling;

/**
 * The way back to one browser: messages leave in the order they were sent. Safe for use by any
 * thread; never blocks. The queue behind it is bounded: a browser that reads too slowly is
 * disconnected. On a line that is closed, messages are dropped silently (what must not be lost is
 * in the database and told again in the next welcome).
 *
 * @param <M> what may be said: {@code ServerToStudent} or {@code ServerToTeacher}
 */
public interface Line<M> {
  /** Sends a message, or drops it if the line is closed. */
  void send(M message);

  /** Sends a last message and then closes the line. */
  void end(M last);
}
