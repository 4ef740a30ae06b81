package io.candor.exam;

import io.candor.signaling.Tokens;
import io.candor.signaling.protocol.Policy;
import io.candor.store.Enrolment;
import io.candor.store.Exam;
import io.candor.store.ExamTerms;
import io.candor.store.Standing;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes exams, and attempts for those who come by an exam's join link. */
public final class Invitations {
  private static final Duration LAUNCH_TTL = Duration.ofHours(12);

  private final Rooms rooms;
  private final SecureRandom random;

  /** What a student's browser gets for its name: a token for one way in. */
  public record Invitation(String attempt, String launchToken) {}

  public Invitations(Rooms rooms, SecureRandom random) {
    this.rooms = rooms;
    this.random = random;
  }

  /** Makes an exam at any time. Blocks until it is committed. */
  public Exam exam(String title, String address, Policy policy) {
    return exam(title, address, policy, ExamTerms.open());
  }

  /** Makes an exam. Blocks until it is committed. */
  public Exam exam(String title, String address, Policy policy, ExamTerms terms) {
    RoomParts parts = rooms.parts();
    Exam exam =
        new Exam(
            parts.clockwork().ids().next(),
            title,
            address,
            parts.texts().write(policy),
            parts.clockwork().ids().next(),
            parts.clockwork().now(),
            terms);
    parts.rows().exams().add(exam).join();
    return exam;
  }

  /** Makes an attempt for somebody who has the exam's code. Blocks until it is committed. */
  public Optional<Invitation> join(String code, String studentName) {
    return rooms
        .parts()
        .rows()
        .exams()
        .byJoinCode(code)
        .map(exam -> invite(exam, studentName, null));
  }

  /** Makes an attempt, for a line of the roster if there is one. */
  Invitation invite(Exam exam, String studentName, @Nullable Enrolment enrolment) {
    RoomParts parts = rooms.parts();
    String attempt = parts.clockwork().ids().next();
    long now = parts.clockwork().now();
    byte[] key = parts.recordings().newKey(attempt, random);
    parts.rows().attempts().invite(attempt, exam.id(), studentName, now, key, enrolment).join();
    Invitation invitation = again(attempt);
    rooms
        .ofExam(exam.id())
        .ifPresent(
            room ->
                parts
                    .rows()
                    .attempts()
                    .find(attempt)
                    .map(fresh -> LiveRoom.rowOf(fresh, Standing.PLAIN))
                    .ifPresent(room::changed));
    return invitation;
  }

  /** One more way into an attempt there is. */
  Invitation again(String attempt) {
    RoomParts parts = rooms.parts();
    String token = parts.clockwork().tokens().next();
    long expires = parts.clockwork().now() + LAUNCH_TTL.toMillis();
    parts.rows().launches().add(Tokens.hash(token), attempt, expires).join();
    return new Invitation(attempt, token);
  }
}
