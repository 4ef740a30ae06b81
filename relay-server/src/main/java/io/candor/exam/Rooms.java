package io.candor.exam;

import io.candor.store.Attempt;
import io.candor.store.Exam;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The rooms of all exams that somebody has asked for since the start. */
public final class Rooms implements AutoCloseable {
  private final RoomParts parts;
  private final Map<String, LiveRoom> rooms = new ConcurrentHashMap<>();

  public Rooms(RoomParts parts) {
    this.parts = parts;
  }

  RoomParts parts() {
    return parts;
  }

  Optional<LiveRoom> ofExam(String examId) {
    LiveRoom known = rooms.get(examId);
    return known != null ? Optional.of(known) : parts.rows().exams().find(examId).map(this::open);
  }

  private LiveRoom open(Exam exam) {
    return rooms.computeIfAbsent(exam.id(), id -> new LiveRoom(exam, parts));
  }

  /** The room of an exam if somebody has asked for it. */
  Optional<LiveRoom> opened(String examId) {
    return Optional.ofNullable(rooms.get(examId));
  }

  LiveRoom of(Attempt attempt) {
    return ofExam(attempt.examId())
        .orElseThrow(() -> new IllegalStateException("an attempt without its exam"));
  }

  /** The sitting of an attempt that exists. */
  Optional<Sitting> sitting(String attemptId) {
    return parts.rows().attempts().find(attemptId).map(attempt -> of(attempt).sitting(attempt));
  }

  /** After a start: nobody is live, and what a crash left unfinished is finished. */
  public void recover() {
    parts.rows().attempts().interruptAll(parts.clockwork().now()).join();
    parts.recordings().recover(parts.engine());
  }

  /** For the end of the server: whoever is live is interrupted. */
  @Override
  public void close() {
    rooms.values().forEach(LiveRoom::close);
  }
}
