package io.candor.exam;

import io.candor.signaling.protocol.AttemptState;
import io.candor.store.Attempt;
import io.candor.store.Enrolment;
import io.candor.store.Exam;
import io.candor.store.ExamTerms;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** What becomes of a student who comes by a join link. */
public final class Joining {
  private final Rooms rooms;
  private final Invitations invitations;

  public Joining(Rooms rooms, Invitations invitations) {
    this.rooms = rooms;
    this.invitations = invitations;
  }

  /** Whether an exam can be joined now. */
  public enum Door {
    EARLY,
    OPEN,
    OVER
  }

  /** The answer. */
  public sealed interface Outcome {
    record Invited(Invitations.Invitation invitation) implements Outcome {}

    record Refused(Reason reason) implements Outcome {}
  }

  /** Why somebody cannot join. */
  public enum Reason {
    EARLY,
    OVER,
    CODE_WRONG,
    FINISHED
  }

  /** Whether an exam has a roster, so that a code is asked for instead of a name. */
  public boolean byCode(Exam exam) {
    return rooms.parts().rows().enrolments().any(exam.id());
  }

  /** Whether an exam can be joined, by somebody with so many extra minutes. */
  public Door door(Exam exam, int extraMinutes) {
    ExamTerms terms = exam.terms();
    long now = rooms.parts().clockwork().now();
    Long starts = terms.startsAt();
    Long ends = terms.deadline(null, TimeUnit.MINUTES.toMillis(extraMinutes));
    if (starts != null && now < starts) {
      return Door.EARLY;
    }
    return ends != null && now >= ends ? Door.OVER : Door.OPEN;
  }

  /** By name, where there is no roster. Blocks until it is committed. */
  public Outcome byName(Exam exam, String name) {
    return through(door(exam, 0), () -> invitations.invite(exam, name, null));
  }

  /** By a code of the roster, whose attempt it begins or goes on with. Blocks as well. */
  public Outcome byCode(Exam exam, String code) {
    Optional<Enrolment> found =
        rooms.parts().rows().enrolments().byCode(exam.id(), Codes.hash(exam.id(), code));
    return found
        .map(enrolment -> enter(exam, enrolment))
        .orElseGet(() -> new Outcome.Refused(Reason.CODE_WRONG));
  }

  private Outcome enter(Exam exam, Enrolment enrolment) {
    Optional<Attempt> known = rooms.parts().rows().attempts().ofEnrolment(enrolment.id());
    if (known.filter(attempt -> attempt.state() == AttemptState.FINISHED).isPresent()) {
      return new Outcome.Refused(Reason.FINISHED);
    }
    int extra = known.map(Attempt::extraMinutes).orElse(enrolment.extraMinutes());
    return through(
        door(exam, extra),
        () ->
            known
                .map(attempt -> invitations.again(attempt.id()))
                .orElseGet(() -> first(exam, enrolment)));
  }

  /** Two may show the same code at once: the second finds the attempt of the first. */
  private Invitations.Invitation first(Exam exam, Enrolment enrolment) {
    try {
      return invitations.invite(exam, enrolment.studentName(), enrolment);
    } catch (RuntimeException e) {
      Attempt there =
          rooms.parts().rows().attempts().ofEnrolment(enrolment.id()).orElseThrow(() -> e);
      return invitations.again(there.id());
    }
  }

  private interface Way {
    Invitations.Invitation in();
  }

  private static Outcome through(Door door, Way way) {
    return switch (door) {
      case OPEN -> new Outcome.Invited(way.in());
      case EARLY -> new Outcome.Refused(Reason.EARLY);
      case OVER -> new Outcome.Refused(Reason.OVER);
    };
  }
}
