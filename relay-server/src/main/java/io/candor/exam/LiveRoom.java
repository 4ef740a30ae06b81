package io.candor.exam;

import io.candor.signaling.Line;
import io.candor.signaling.protocol.AttemptState;
import io.candor.signaling.protocol.Policy;
import io.candor.signaling.protocol.RosterRow;
import io.candor.signaling.protocol.ServerToTeacher;
import io.candor.signaling.protocol.Source;
import io.candor.store.Attempt;
import io.candor.store.Exam;
import io.candor.store.Standing;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** One exam as it is now: who sits in it and who watches. Thread-safe. */
public final class LiveRoom {
  /** What is known of the exam now; replaced as a whole when a teacher changes it. */
  private volatile Known known;

  private final RoomParts parts;
  private final Map<String, Sitting> sittings = new ConcurrentHashMap<>();

  /** Held while a roster is made and sent, so that no older roster overtakes a newer change. */
  private final ReentrantLock telling = new ReentrantLock();

  private final Set<Line<ServerToTeacher>> watchers = new LinkedHashSet<>();

  LiveRoom(Exam exam, RoomParts parts) {
    this.known = new Known(exam, parts.texts().policy(exam.policy()));
    this.parts = parts;
  }

  private record Known(Exam exam, Policy policy) {}

  /** The exam has been changed: everybody in it is told what that means for them. */
  void changed(Exam exam) {
    known = new Known(exam, parts.texts().policy(exam.policy()));
    sittings.values().forEach(Sitting::tellDeadline);
  }

  Exam exam() {
    return known.exam();
  }

  Policy policy() {
    return known.policy();
  }

  /** The sitting of an attempt of this exam, made when nobody has asked for it before. */
  Sitting sitting(Attempt attempt) {
    Sitting there = sittings.get(attempt.id());
    if (there != null) {
      return there;
    }
    // The row may have been read before the attempt's end, and its sitting been forgotten since.
    Attempt now = parts.rows().attempts().find(attempt.id()).orElse(attempt);
    Sitting fresh = new Sitting(now, parts.rows().standings().of(now.id()), this, parts);
    return now.state() == AttemptState.FINISHED
        ? fresh
        : Objects.requireNonNullElse(sittings.putIfAbsent(now.id(), fresh), fresh);
  }

  Optional<Sitting> sitting(String attemptId) {
    return Optional.ofNullable(sittings.get(attemptId));
  }

  /** A finished attempt needs no place in memory. */
  void forget(String attemptId) {
    sittings.remove(attemptId);
  }

  /**
   * Sends the roster, and from then on every change. Whoever tells a change holds its sitting's
   * lock and waits here, so no sitting's lock may be waited for.
   */
  void watch(Line<ServerToTeacher> line) {
    telling.lock();
    try {
      watchers.add(line);
      line.send(new ServerToTeacher.Roster(exam().id(), roster()));
      line.send(new ServerToTeacher.Recent(exam().id(), recent()));
    } finally {
      telling.unlock();
    }
  }

  void unwatch(Line<ServerToTeacher> line) {
    telling.lock();
    try {
      watchers.remove(line);
    } finally {
      telling.unlock();
    }
  }

  void tell(ServerToTeacher news) {
    telling.lock();
    try {
      watchers.forEach(line -> line.send(news));
    } finally {
      telling.unlock();
    }
  }

  /** Tells everyone who watches how an attempt stands. */
  void changed(RosterRow row) {
    tell(ServerToTeacher.Attempt.of(exam().id(), row));
  }

  /**
   * Words for everybody who is connected. Blocks until they are noted.
   *
   * @return how many were reached
   */
  int announce(String text) {
    List<CompletableFuture<Boolean>> told =
        sittings.values().stream().map(sitting -> sitting.invigilation().message(text)).toList();
    return (int) told.stream().filter(CompletableFuture::join).count();
  }

  private List<ServerToTeacher.Event> recent() {
    Timeline timeline = new Timeline(parts);
    return parts.rows().events().lastOfEach(exam().id()).stream()
        .flatMap(event -> timeline.news(event).stream())
        .toList();
  }

  private List<RosterRow> roster() {
    Map<String, Standing> standings = parts.rows().standings().ofExam(exam().id());
    return parts.rows().attempts().ofExam(exam().id()).stream()
        .map(
            attempt ->
                sitting(attempt.id())
                    .map(Sitting::row)
                    .orElseGet(
                        () -> rowOf(attempt, standings.getOrDefault(attempt.id(), Standing.PLAIN))))
        .toList();
  }

  /** How an attempt stands that nobody is connected to. */
  static RosterRow rowOf(Attempt attempt, Standing standing) {
    return row(
        attempt.id(),
        attempt.studentName(),
        attempt.state(),
        List.of(),
        attempt.startedAt(),
        attempt.declineReason(),
        standing);
  }

  /** A row; what is over waits for nothing. */
  static RosterRow row(
      String id,
      String name,
      AttemptState state,
      List<Source> live,
      @Nullable Long startedAt,
      @Nullable String declineReason,
      Standing standing) {
    Standing now = state == AttemptState.FINISHED ? Standing.PLAIN : standing;
    return new RosterRow(
        id, name, state, live, startedAt, declineReason, now.helpSince(), now.pausedSince());
  }

  /** For the end of the server: nobody is live any more. */
  void close() {
    sittings.values().forEach(Sitting::close);
  }
}
