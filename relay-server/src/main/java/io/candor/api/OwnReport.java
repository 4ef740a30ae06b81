package io.candor.api;

import io.candor.exam.Retention;
import io.candor.exam.Rows;
import io.candor.exam.Scoring;
import io.candor.people.Role;
import io.candor.people.Staff;
import io.candor.people.What;
import io.candor.store.Attempt;
import io.candor.store.AuditLine;
import io.candor.store.Exam;
import io.candor.store.Person;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a student sees of their own attempt.
 *
 * @param over whether the attempt is behind them; before that, the report tells the facts only
 * @param until when it is erased, epoch milliseconds; absent for never
 * @param held whether somebody keeps it from being erased
 */
record OwnReport(
    Report report, boolean over, @Nullable Long until, boolean held, List<Look> looks) {
  /** What somebody sees of the student. */
  private static final Set<String> LOOKS =
      Stream.of(
              What.LIVE_OPENED,
              What.REPORT_OPENED,
              What.RECORDING_OPENED,
              What.EVIDENCE_OPENED,
              What.ATTEMPT_EXPORTED,
              What.OWN_PAGE_OPENED,
              What.OWN_PAGE_EXPORTED)
          .map(What::wire)
          .collect(Collectors.toSet());

  /**
   * Somebody who looked.
   *
   * @param who their role, never their name
   */
  record Look(long at, String what, String who) {}

  static OwnReport of(
      Rows rows,
      Scoring scoring,
      Exam exam,
      Attempt attempt,
      boolean over,
      Retention retention,
      Staff staff) {
    return new OwnReport(
        over
            ? Report.of(rows, exam, attempt, scoring.of(exam, attempt), Reader.student())
            : Report.soFar(rows, exam, attempt),
        over,
        retention.until(exam, attempt).orElse(null),
        rows.holds().of(attempt.id()).isPresent(),
        over ? looks(staff, attempt) : List.of());
  }

  /** Who looked at an attempt, the earliest first. */
  static List<Look> looks(Staff staff, Attempt attempt) {
    return staff.log().ofAttempt(attempt.id()).stream()
        .filter(line -> LOOKS.contains(line.what()))
        .map(line -> new Look(line.at(), line.what(), who(staff, attempt, line)))
        .toList();
  }

  /** The role they have now: the log does not tell the one they had. */
  private static String who(Staff staff, Attempt attempt, AuditLine line) {
    String person = line.personId();
    if (person == null) {
      boolean own = line.what().startsWith("own-page");
      return wire(own ? Role.STUDENT : Role.ADMINISTRATOR);
    }
    boolean administrator = staff.people().find(person).filter(Person::administrator).isPresent();
    return administrator
        ? wire(Role.ADMINISTRATOR)
        : staff.members().role(attempt.examId(), person).orElse("somebody");
  }

  private static String wire(Role role) {
    return role.name().toLowerCase(Locale.ROOT);
  }
}
