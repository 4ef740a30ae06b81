package io.candor.signaling;

import io.candor.signaling.protocol.StudentMessage;
import java.util.concurrent.CompletionStage;

/**
 * One browser's place in one attempt, from welcome until the connection is gone. All methods are
 * called one after the other, in the order of the messages, on the connection's own virtual thread:
 * they may block, and they answer through the line given to {@link StudentDesk#admit}. What they
 * throw is answered with a problem; the seat stays.
 */
public interface StudentSeat {
  /**
   * The browser has shown that it has the welcome, and thereby the resume token: the launch token,
   * if it came with one, is spent from now on. Called once, before the first message.
   */
  void settled();

  /** Stores the consent; answers with the time of it. */
  void consent(StudentMessage.Consent consent);

  /** Stores that the student does not take part; answers with the time of it. */
  void decline(StudentMessage.Decline decline);

  /** Starts a peer connection; answers {@code answer}, later {@code connected}. */
  void offer(StudentMessage.Offer offer);

  /** Passes a candidate to the peer. */
  void candidate(StudentMessage.Candidate candidate);

  /** Ends a peer connection and its part of the recording. */
  void closePeer(StudentMessage.ClosePeer closePeer);

  /**
   * Commits an event. The stage completes once the event is durable; the conversation then
   * acknowledges it, so the seat sends no {@code ack}. Sequence numbers come without a gap,
   * starting after the welcome's {@code lastEventSeq}; an event may come again after a reconnect,
   * and one that is stored already counts as committed. Should not block: many events are in flight
   * at once so that commits can be grouped. A stage that fails ends the connection; the client
   * comes back and sends again.
   */
  CompletionStage<?> event(StudentMessage.Event event);

  /** Asks for help, or no longer does; answered by {@code standing} where that changes it. */
  void help(StudentMessage.Help help);

  /**
   * Finishes the attempt (all events are committed by then), and ends the line with the news of it.
   */
  void finish(StudentMessage.Finish finish);

  /** The connection is gone; the last call. */
  void left();
}
