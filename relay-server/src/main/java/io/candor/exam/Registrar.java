package io.candor.exam;

import io.candor.signaling.protocol.ServerToStudent;
import io.candor.store.Exam;
import java.util.Optional;

/** Does for attempts what somebody asks who is no person: a learning management system. Blocks. */
public final class Registrar {
  private final Rooms rooms;
  private final Invitations invitations;

  public Registrar(Rooms rooms, Invitations invitations) {
    this.rooms = rooms;
    this.invitations = invitations;
  }

  /** What a student has agreed to: the words they had before their eyes, and their language. */
  public record Agreed(String language, String wording) {}

  /** Makes an attempt, with a first way into it. */
  public Invitations.Invitation invite(Exam exam, String studentName) {
    return invitations.invite(exam, studentName, null);
  }

  /** One more way into an attempt; the ones before stay good until they are used. */
  public Invitations.Invitation again(String attemptId) {
    return invitations.again(attemptId);
  }

  /** Notes that the student has agreed, unless they have before or it is over. */
  public void consented(String attemptId, Agreed agreed) {
    sitting(attemptId)
        .filter(sitting -> sitting.consentAt().isEmpty())
        .ifPresent(
            sitting ->
                new Consents(rooms.parts())
                    .note(sitting, ConsentText.VERSION, agreed.language(), agreed.wording()));
  }

  /** How an attempt looks now. */
  public Optional<Seen> seen(String attemptId) {
    return sitting(attemptId).map(Sitting::seen);
  }

  /** Ends an attempt, unless it has ended; its browser stops by itself. */
  public void finish(String attemptId, String reason) {
    sitting(attemptId).ifPresent(sitting -> sitting.finish(reason, ServerToStudent.Finished::new));
  }

  private Optional<Sitting> sitting(String attemptId) {
    return rooms.sitting(attemptId);
  }
}
