package io.candor.store;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Who is what in which exam. */
public final class Members {
  private final Database database;

  public Members(Database database) {
    this.database = database;
  }

  /** Somebody's part in an exam: {@code teacher} or {@code reviewer}. */
  public record Member(Person person, String role) {}

  /** Gives somebody a role in an exam instead of the one before. */
  public CompletableFuture<Integer> put(String examId, String personId, String role) {
    return database
        .writer()
        .submit(
            handle ->
                handle.execute(
                    "insert into exam_member (exam_id, person_id, role) values (?, ?, ?)"
                        + " on conflict (exam_id, person_id) do update set role = excluded.role",
                    examId,
                    personId,
                    role));
  }

  public CompletableFuture<Boolean> remove(String examId, String personId) {
    return database
        .writer()
        .submit(
            handle ->
                handle.execute(
                        "delete from exam_member where exam_id = ? and person_id = ?",
                        examId,
                        personId)
                    > 0);
  }

  /** What this person is in this exam. */
  public Optional<String> role(String examId, String personId) {
    return database
        .reading()
        .withHandle(
            handle ->
                handle
                    .select(
                        "select role from exam_member where exam_id = ? and person_id = ?",
                        examId,
                        personId)
                    .mapTo(String.class)
                    .findOne());
  }

  /** The exams somebody has a role in, with the role. */
  public Map<String, String> ofPerson(String personId) {
    return database
        .reading()
        .withHandle(
            handle ->
                handle
                    .select("select exam_id, role from exam_member where person_id = ?", personId)
                    .map((rows, context) -> Map.entry(rows.getString(1), rows.getString(2)))
                    .collectToMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** Everybody with a role in an exam, by name. */
  public List<Member> ofExam(String examId) {
    return database
        .reading()
        .withHandle(
            handle ->
                handle
                    .select(
                        "select person.*, exam_member.role as role from exam_member"
                            + " join person on person.id = exam_member.person_id"
                            + " where exam_id = ? order by name collate nocase, person.id",
                        examId)
                    .map(
                        (rows, context) ->
                            new Member(
                                context
                                    .findRowMapperFor(Person.class)
                                    .orElseThrow()
                                    .map(rows, context),
                                rows.getString("role")))
                    .list());
  }
}
