package io.candor.signaling.conversation;

import io.candor.signaling.protocol.Problem;
import io.candor.signaling.protocol.Retry;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Counts what a browser should not have sent: each is answered, the third ends the connection. */
final class Strikes<M> {
  private static final int OUT = 3;

  private final Outgoing<M> line;
  private final Function<Problem, M> asMessage;
  private int count;

  Strikes(Outgoing<M> line, Function<Problem, M> asMessage) {
    this.line = line;
    this.asMessage = asMessage;
  }

  /** Answers with a problem; true if that was one too many and the line is closing. */
  boolean another(@Nullable String about, String reason) {
    count++;
    Problem problem =
        Problem.about(
            about == null ? "message" : about,
            Problem.BAD_MESSAGE,
            "The relay could not understand a message.",
            reason,
            Retry.NEVER);
    if (count < OUT) {
      line.send(asMessage.apply(problem));
      return false;
    }
    line.refuse(asMessage.apply(problem));
    return true;
  }
}
