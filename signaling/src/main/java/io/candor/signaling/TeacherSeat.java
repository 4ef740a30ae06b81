package io.candor.signaling;

import io.candor.signaling.protocol.TeacherMessage;

/**
 * One teacher's page, from welcome until the connection is gone. All methods are called one after
 * the other, in the order of the messages, on the connection's own virtual thread: they may block,
 * and they answer through the line given to {@link TeacherDesk#seat}. What they throw is answered
 * with a problem; the seat stays. Whether this teacher may see this exam or attempt is the seat's
 * to decide: every message is put to {@link #may} first.
 */
public interface TeacherSeat {
  /** Whether this teacher may say this, as of now; if not, the seat has answered why. */
  boolean may(TeacherMessage message);

  /** Sends the roster, and from then on every change and event of the exam. */
  void watch(TeacherMessage.Watch watch);

  /** Stops what {@link #watch} began. */
  void unwatch(TeacherMessage.Unwatch unwatch);

  /** Shows a live source; answers {@code answer} or {@code viewerClosed}. */
  void subscribe(TeacherMessage.Subscribe subscribe);

  /** Passes a candidate to the viewer. */
  void candidate(TeacherMessage.Candidate candidate);

  /** Ends a viewer. */
  void unsubscribe(TeacherMessage.Unsubscribe unsubscribe);

  /** Passes words on to a student. */
  void message(TeacherMessage.Message message);

  /** Passes words on to everybody in an exam; answers how many were reached. */
  void announce(TeacherMessage.Announce announce);

  /** Ends a student's wait for help. */
  void helped(TeacherMessage.Helped helped);

  /** Pauses a student's attempt, or has it go on. */
  void pause(TeacherMessage.Pause pause);

  /** Ends a student's attempt. */
  void end(TeacherMessage.End end);

  /** The connection is gone: its watches and viewers end; the last call. */
  void left();
}
