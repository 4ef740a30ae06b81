package io.candor.store;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jdbi.v3.core.Handle;

/** The exams there are. */
public final class Exams {
  private final Database database;

  public Exams(Database database) {
    this.database = database;
  }

  public CompletableFuture<Integer> add(Exam exam) {
    return database.writer().submit(handle -> insert(handle, exam));
  }

  private static int insert(Handle handle, Exam exam) {
    return handle
        .createUpdate(
            "insert into exam (id, title, address, policy, join_code, created_at)"
                + " values (:id, :title, :address, :policy, :joinCode, :createdAt)")
        .bindMethods(exam)
        .execute();
  }

  public Optional<Exam> find(String id) {
    return database
        .reading()
        .withHandle(
            handle ->
                handle.select("select * from exam where id = ?", id).mapTo(Exam.class).findOne());
  }

  public Optional<Exam> byJoinCode(String code) {
    return database
        .reading()
        .withHandle(
            handle ->
                handle
                    .select("select * from exam where join_code = ?", code)
                    .mapTo(Exam.class)
                    .findOne());
  }

  /** All exams, the latest first. */
  public List<Exam> all() {
    return database
        .reading()
        .withHandle(
            handle ->
                handle
                    .select("select * from exam order by created_at desc, id")
                    .mapTo(Exam.class)
                    .list());
  }
}
