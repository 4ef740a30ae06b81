package io.candor.exam;

import io.candor.store.Enrolment;
import io.candor.store.Exam;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Puts a file's lines on an exam's roster, each with a code of its own. */
public final class Roster {
  private final Rooms rooms;
  private final Codes codes;

  public Roster(Rooms rooms, SecureRandom random) {
    this.rooms = rooms;
    this.codes = new Codes(random);
  }

  /** Adds all lines or none: what is wrong comes back. Blocks until it is committed. */
  public RosterFile.Reading add(Exam exam, byte[] file) {
    return switch (RosterFile.read(file)) {
      case RosterFile.Reading.Faults faults -> faults;
      case RosterFile.Reading.Rows rows -> add(exam, rows);
    };
  }

  private RosterFile.Reading add(Exam exam, RosterFile.Reading.Rows read) {
    Set<String> taken =
        rooms.parts().rows().enrolments().ofExam(exam.id()).stream()
            .map(Enrolment::codeHash)
            .collect(Collectors.toSet());
    List<RosterFile.Fault> faults = new ArrayList<>();
    List<Enrolment> added = new ArrayList<>();
    for (RosterFile.Row row : read.rows()) {
      Enrolment enrolment = enrolment(exam, row);
      if (!taken.add(enrolment.codeHash())) {
        faults.add(new RosterFile.Fault(row.line(), RosterFile.Kind.CODE_TWICE));
      }
      added.add(enrolment);
    }
    if (!faults.isEmpty()) {
      return new RosterFile.Reading.Faults(faults);
    }
    rooms.parts().rows().enrolments().add(added).join();
    return read;
  }

  private Enrolment enrolment(Exam exam, RosterFile.Row row) {
    String given = row.code();
    String code = given == null ? codes.next() : given;
    return new Enrolment(
        rooms.parts().clockwork().ids().next(),
        exam.id(),
        row.name(),
        code,
        Codes.hash(exam.id(), code),
        row.extraMinutes());
  }
}
