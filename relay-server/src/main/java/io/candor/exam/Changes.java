package io.candor.exam;

import io.candor.store.Exam;
import io.candor.store.ExamTerms;
import java.util.Objects;
import java.util.Optional;

/** Changes of exams and of extra time, and what cannot change once students have agreed to it. */
public final class Changes {
  private final Rooms rooms;

  public Changes(Rooms rooms) {
    this.rooms = rooms;
  }

  /** What students have agreed to, and cannot become worse without their asking. */
  public enum Fixed {
    POLICY,
    PRACTICE,
    RETENTION,
    SITES,
    INSTITUTION
  }

  /**
   * Changes an exam, and tells those in it. Blocks until it is committed.
   *
   * @return what stands against it, or empty when it is done
   */
  public Optional<Fixed> exam(Exam before, Exam after) {
    Rows rows = rooms.parts().rows();
    if (rows.attempts().anyConsent(before.id())) {
      Optional<Fixed> against = against(before, after);
      if (against.isPresent()) {
        return against;
      }
    }
    rows.exams().change(after).join();
    rooms.opened(after.id()).ifPresent(room -> room.changed(after));
    return Optional.empty();
  }

  private Optional<Fixed> against(Exam before, Exam after) {
    PolicyText texts = rooms.parts().texts();
    ExamTerms was = before.terms();
    ExamTerms is = after.terms();
    if (!texts.policy(before.policy()).collectsAs(texts.policy(after.policy()))) {
      return Optional.of(Fixed.POLICY);
    }
    if (was.practice() != is.practice()) {
      return Optional.of(Fixed.PRACTICE);
    }
    if (is.retentionDays() > was.retentionDays()) {
      return Optional.of(Fixed.RETENTION);
    }
    if (!is.sites().containsAll(was.sites())) {
      return Optional.of(Fixed.SITES);
    }
    boolean same =
        Objects.equals(was.controller(), is.controller())
            && Objects.equals(was.legalBasis(), is.legalBasis())
            && Objects.equals(was.dataProtection(), is.dataProtection());
    return same ? Optional.empty() : Optional.of(Fixed.INSTITUTION);
  }

  /** Grants an attempt extra minutes; false when there is none of this id. Blocks. */
  public boolean extraTime(String attemptId, int minutes) {
    boolean there = rooms.parts().rows().attempts().extraTime(attemptId, minutes).join();
    if (there) {
      rooms.sitting(attemptId).ifPresent(sitting -> sitting.extraTime(minutes));
    }
    return there;
  }

  /** Grants a line of the roster extra minutes; false when there is none of this id. Blocks. */
  public boolean extraTimeOfLine(String enrolmentId, int minutes) {
    Rows rows = rooms.parts().rows();
    boolean there = rows.enrolments().extraTime(enrolmentId, minutes).join();
    rows.attempts()
        .ofEnrolment(enrolmentId)
        .flatMap(attempt -> rooms.sitting(attempt.id()))
        .ifPresent(sitting -> sitting.extraTime(minutes));
    return there;
  }
}
