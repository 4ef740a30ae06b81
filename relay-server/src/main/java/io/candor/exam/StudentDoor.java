package io.candor.exam;

import io.candor.signaling.Line;
import io.candor.signaling.StudentDesk;
import io.candor.signaling.Tokens;
import io.candor.signaling.protocol.ExamBrief;
import io.candor.signaling.protocol.Institution;
import io.candor.signaling.protocol.Onlooker;
import io.candor.signaling.protocol.ServerToStudent;
import io.candor.signaling.protocol.StudentBrief;
import io.candor.signaling.protocol.StudentMessage;
import io.candor.store.Attempt;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lets students' browsers into their attempts, by the token they bring. */
public final class StudentDoor implements StudentDesk {
  private static final int PROTOCOL = 1;

  private final Rooms rooms;
  private final TurnPasswords turn;

  public StudentDoor(Rooms rooms, TurnPasswords turn) {
    this.rooms = rooms;
    this.turn = turn;
  }

  @Override
  public Admission admit(StudentMessage.Hello hello, Line<ServerToStudent> line) {
    String launch = hello.launch();
    if (launch != null) {
      String resume = rooms.parts().clockwork().tokens().next();
      return byLaunch(launch, resume)
          .map(attempt -> enter(attempt, resume, launch, line))
          .orElseGet(() -> new Admission.Refused(Problems.unknownToken()));
    }
    String resume = String.valueOf(hello.resume());
    return rooms
        .parts()
        .rows()
        .attempts()
        .byResumeHash(Tokens.hash(resume))
        .map(attempt -> enter(attempt, resume, null, line))
        .orElseGet(() -> new Admission.Refused(Problems.unknownToken()));
  }

  private Optional<Attempt> byLaunch(String launch, String resume) {
    Rows rows = rooms.parts().rows();
    return rows.launches()
        .enter(Tokens.hash(launch), Tokens.hash(resume), rooms.parts().clockwork().now())
        .join()
        .flatMap(rows.attempts()::find);
  }

  private Admission enter(
      Attempt attempt, String resume, @Nullable String launch, Line<ServerToStudent> line) {
    Sitting sitting = rooms.of(attempt).sitting(attempt);
    if (!sitting.take(line)) {
      return new Admission.Refused(Problems.over());
    }
    try {
      return new Admission.Admitted(
          welcome(sitting, attempt, resume),
          new StudentPlace(sitting, line, rooms.parts(), launch));
    } catch (RuntimeException e) {
      // Without its welcome the browser has no seat that it could leave.
      sitting.leave(line);
      throw e;
    }
  }

  private ServerToStudent.Welcome welcome(Sitting sitting, Attempt attempt, String resume) {
    RoomParts parts = rooms.parts();
    LiveRoom room = sitting.room();
    return new ServerToStudent.Welcome(
        PROTOCOL,
        attempt.id(),
        new ExamBrief(
            room.exam().title(),
            room.exam().address(),
            null,
            null,
            false,
            30,
            List.of(),
            Institution.silent(),
            List.of(Onlooker.values())),
        new StudentBrief(attempt.studentName()),
        sitting.state(),
        room.policy(),
        ConsentText.VERSION,
        resume,
        parts.rows().events().lastSeq(attempt.id()).join(),
        parts.clockwork().now(),
        null,
        turn.servers(attempt.id()));
  }
}
