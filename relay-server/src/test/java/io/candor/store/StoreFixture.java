package io.candor.store;

import io.candor.signaling.protocol.AttemptState;
import java.nio.file.Path;
import java.util.List;

/** A database in a folder, with an exam and an attempt in it. */
final class StoreFixture implements AutoCloseable {
  static final String EXAM = "exam-1";
  static final String ATTEMPT = "attempt-1";
  static final byte[] KEY = {1, 2, 3};

  final Database database;
  final Exams exams;
  final Attempts attempts;
  final Launches launches;
  final Events events;
  final Parts parts;

  StoreFixture(Path folder) {
    database = Database.open(folder.resolve("candor.db"));
    exams = new Exams(database);
    attempts = new Attempts(database);
    launches = new Launches(database);
    events = new Events(database);
    parts = new Parts(database);
  }

  /** Adds the exam and the attempt. */
  StoreFixture furnish() {
    exams.add(exam(EXAM, "code-1", 1)).join();
    attempts.invite(ATTEMPT, EXAM, "Ada", 2, KEY).join();
    return this;
  }

  static Exam exam(String id, String code, long createdAt) {
    return new Exam(
        id, "Algebra", "https://example.org/quiz", "{}", code, createdAt, ExamTerms.open());
  }

  static Event event(String attempt, long seq) {
    return new Event(attempt, seq, "tab.left", 1000 + seq, "{\"n\":" + seq + "}", null, null, 7);
  }

  AttemptState state() {
    return attempts.find(ATTEMPT).orElseThrow().state();
  }

  List<Long> seqs() {
    return events.ofAttempt(ATTEMPT).stream().map(Event::seq).toList();
  }

  @Override
  public void close() {
    database.close();
  }
}
