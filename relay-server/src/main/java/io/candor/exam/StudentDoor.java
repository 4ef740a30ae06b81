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
import io.candor.signaling.protocol.TrackingOption;
import io.candor.store.Attempt;
import io.candor.store.Attempts;
import io.candor.store.ExamTerms;
import io.candor.store.Launches;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lets students' browsers into their attempts, by the token they bring. */
public final class StudentDoor implements StudentDesk {
  private static final int PROTOCOL = 1;

  private final Rooms rooms;
  private final TurnPasswords turn;
  private final OwnPages ownPages;
  private final Institution institution;
  private final Takeovers takeovers;

  /** {@code institution}: the texts of the relay, for exams without their own. */
  public StudentDoor(Rooms rooms, TurnPasswords turn, OwnPages ownPages, Institution institution) {
    this.rooms = rooms;
    this.turn = turn;
    this.ownPages = ownPages;
    this.institution = institution;
    this.takeovers = new Takeovers(rooms.parts());
  }

  @Override
  public Admission admit(StudentMessage.Hello hello, Line<ServerToStudent> line, String address) {
    String launch = hello.launch();
    Network network = Network.of(address);
    return launch == null
        ? byResume(String.valueOf(hello.resume()), hello, line, network)
        : byLaunch(launch, hello, line, network);
  }

  private Admission byResume(
      String resume, StudentMessage.Hello hello, Line<ServerToStudent> line, Network network) {
    Attempts attempts = rooms.parts().rows().attempts();
    String hash = Tokens.hash(resume);
    return attempts
        .byResumeHash(hash)
        .map(
            attempt -> {
              Sitting sitting = rooms.of(attempt).sitting(attempt);
              return sitting
                  .doorway()
                  .one(
                      () -> {
                        // Another browser may have been let in while this one waited at the door.
                        if (attempts.byResumeHash(hash).isEmpty()) {
                          return unknownToken();
                        }
                        Occupant again = sitting.doorway().occupant().by(hello.client(), network);
                        return enter(
                            sitting, attempt, resume, new Entrance(line, null, again, false));
                      });
            })
        .orElseGet(StudentDoor::unknownToken);
  }

  private Admission byLaunch(
      String launch, StudentMessage.Hello hello, Line<ServerToStudent> line, Network network) {
    Rows rows = rooms.parts().rows();
    return rows.launches()
        .attempt(Tokens.hash(launch), rooms.parts().clockwork().now())
        .flatMap(rows.attempts()::find)
        .map(
            attempt -> {
              Sitting sitting = rooms.of(attempt).sitting(attempt);
              Occupant next = new Occupant(Tokens.hash(launch), hello.client(), network);
              return sitting.doorway().one(() -> launched(sitting, attempt, next, hello, line));
            })
        .orElseGet(StudentDoor::unknownToken);
  }

  private Admission launched(
      Sitting sitting,
      Attempt attempt,
      Occupant next,
      StudentMessage.Hello hello,
      Line<ServerToStudent> line) {
    if (sitting.room().policy().uses(TrackingOption.DESKTOP_ONLY)
        && Handheld.system(hello.client().os())) {
      return new Admission.Refused(Problems.desktopOnly());
    }
    Clockwork clockwork = rooms.parts().clockwork();
    String hash = String.valueOf(next.launchHash());
    // The same token again is the same browser: its welcome got lost on the way.
    boolean another = !sitting.doorway().occupant().cameBy(hash);
    if (another && sitting.held() && !Boolean.TRUE.equals(hello.takeOver())) {
      return new Admission.Refused(Problems.held());
    }
    String resume = clockwork.tokens().next();
    Launches launches = rooms.parts().rows().launches();
    if (launches.enter(hash, Tokens.hash(resume), clockwork.now()).join().isEmpty()) {
      return unknownToken();
    }
    // A learning management system may have brought the consent before there was any browser.
    boolean takesOver = another && sitting.consentAt().isPresent() && satBefore(sitting);
    return enter(sitting, attempt, resume, new Entrance(line, hello.launch(), next, takesOver));
  }

  /** In this run of the server, or as far as an earlier one has noted. */
  private boolean satBefore(Sitting sitting) {
    return !sitting.doorway().occupant().equals(Occupant.NOBODY)
        || !rooms.parts().rows().afterwards().browsers().ofAttempt(sitting.attemptId()).isEmpty();
  }

  private static Admission unknownToken() {
    return new Admission.Refused(Problems.unknownToken());
  }

  /**
   * A browser at the door: its line, its launch token, who it is, and whether it is another one.
   */
  private record Entrance(
      Line<ServerToStudent> line, @Nullable String launch, Occupant occupant, boolean takesOver) {}

  private Admission enter(Sitting sitting, Attempt attempt, String resume, Entrance entrance) {
    Occupant before = sitting.doorway().occupant();
    if (!sitting.take(entrance.line())) {
      return new Admission.Refused(Problems.over());
    }
    try {
      sitting.doorway().passedBy(entrance.occupant());
      new Introductions(rooms.parts()).keep(sitting);
      if (entrance.takesOver()) {
        takeovers.note(sitting, before, entrance.occupant());
      } else if (noticesMoves(sitting) && before.moved(entrance.occupant())) {
        takeovers.moved(sitting);
      }
      ServerToStudent.Standing standing = sitting.standing();
      return new Admission.Admitted(
          welcome(sitting, attempt, resume, standing),
          new StudentPlace(sitting, entrance.line(), rooms.parts(), entrance.launch(), standing));
    } catch (RuntimeException e) {
      // Without its welcome the browser has no seat that it could leave.
      sitting.leave(entrance.line());
      throw e;
    }
  }

  private static boolean noticesMoves(Sitting sitting) {
    return sitting.consentAt().isPresent()
        && sitting.room().policy().uses(TrackingOption.SEVERAL_SESSIONS);
  }

  private ServerToStudent.Welcome welcome(
      Sitting sitting, Attempt attempt, String resume, ServerToStudent.Standing standing) {
    RoomParts parts = rooms.parts();
    LiveRoom room = sitting.room();
    ExamTerms terms = room.exam().terms();
    return new ServerToStudent.Welcome(
        PROTOCOL,
        attempt.id(),
        new ExamBrief(
            room.exam().title(),
            room.exam().address(),
            terms.endsAt(),
            terms.durationMinutes(),
            terms.practice(),
            terms.retentionDays(),
            terms.sites(),
            terms.institution(institution),
            List.of(Onlooker.values())),
        new StudentBrief(attempt.studentName()),
        sitting.state(),
        room.policy(),
        ConsentText.VERSION,
        resume,
        parts.rows().events().lastSeq(attempt.id()).join(),
        parts.clockwork().now(),
        sitting.deadline(),
        standing.helpSince(),
        standing.pausedSince(),
        terms.practice() ? null : ownPages.path(attempt.id()),
        turn.servers(attempt.id()));
  }
}
