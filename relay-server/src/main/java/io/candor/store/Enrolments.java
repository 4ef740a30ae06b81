package io.candor.store;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jdbi.v3.core.Handle;

/** The rosters of all exams. */
public final class Enrolments {
  private final Database database;

  public Enrolments(Database database) {
    this.database = database;
  }

  /** Adds all of them or, when one fails, none. */
  public CompletableFuture<Integer> add(List<Enrolment> enrolments) {
    return database
        .writer()
        .submit(
            handle -> {
              enrolments.forEach(enrolment -> insert(handle, enrolment));
              return enrolments.size();
            });
  }

  private static void insert(Handle handle, Enrolment enrolment) {
    handle
        .createUpdate(
            "insert into enrolment (id, exam_id, student_name, code, code_hash, extra_minutes)"
                + " values (:id, :examId, :studentName, :code, :codeHash, :extraMinutes)")
        .bindMethods(enrolment)
        .execute();
  }

  /** An exam's roster by name. */
  public List<Enrolment> ofExam(String examId) {
    return database
        .reading()
        .withHandle(
            handle ->
                handle
                    .select(
                        "select * from enrolment where exam_id = ? order by student_name, id",
                        examId)
                    .mapTo(Enrolment.class)
                    .list());
  }

  /** Whether an exam has a roster at all. */
  public boolean any(String examId) {
    return database
        .reading()
        .withHandle(
            handle ->
                handle
                    .select("select exists (select 1 from enrolment where exam_id = ?)", examId)
                    .mapTo(Boolean.class)
                    .one());
  }

  public Optional<Enrolment> find(String id) {
    return one("select * from enrolment where id = ?", id);
  }

  public Optional<Enrolment> byCode(String examId, String codeHash) {
    return one("select * from enrolment where exam_id = ? and code_hash = ?", examId, codeHash);
  }

  private Optional<Enrolment> one(String sql, Object... arguments) {
    return database
        .reading()
        .withHandle(handle -> handle.select(sql, arguments).mapTo(Enrolment.class).findOne());
  }

  /** Grants extra minutes to a line of the roster, and to the attempt it has. */
  public CompletableFuture<Boolean> extraTime(String id, int minutes) {
    return database
        .writer()
        .submit(
            handle -> {
              handle.execute(
                  "update attempt set extra_minutes = ? where enrolment_id = ?", minutes, id);
              return handle.execute(
                      "update enrolment set extra_minutes = ? where id = ?", minutes, id)
                  > 0;
            });
  }

  /** Takes a line off the roster; false once it has an attempt. */
  public CompletableFuture<Boolean> remove(String id) {
    return database
        .writer()
        .submit(
            handle ->
                handle.execute(
                        "delete from enrolment where id = ?"
                            + " and not exists (select 1 from attempt where enrolment_id = ?)",
                        id,
                        id)
                    > 0);
  }
}
