package io.candor.store;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** What clients call their exams and attempts; none sees what another has named. */
public final class ClientNames {
  private static final String ATTEMPTS =
      "select ca.client_id, ca.name, ce.name as exam, ca.user_id, ca.attempt_id"
          + " from client_attempt ca join attempt a on a.id = ca.attempt_id"
          + " join client_exam ce on ce.exam_id = a.exam_id";

  private final Database database;

  public ClientNames(Database database) {
    this.database = database;
  }

  /** The id of the exam that a client calls so. */
  public Optional<String> exam(String clientId, String name) {
    return database
        .reading()
        .withHandle(
            handle ->
                handle
                    .select(
                        "select exam_id from client_exam where client_id = ? and name = ?",
                        clientId,
                        name)
                    .mapTo(String.class)
                    .findOne());
  }

  /** Gives an exam its name; false when the client has another one of this name. */
  public CompletableFuture<Boolean> nameExam(String clientId, String name, String examId) {
    return change(
        "insert into client_exam (client_id, name, exam_id) values (?, ?, ?)"
            + " on conflict (client_id, name) do nothing",
        clientId,
        name,
        examId);
  }

  public CompletableFuture<Boolean> forgetExam(String clientId, String name) {
    return change("delete from client_exam where client_id = ? and name = ?", clientId, name);
  }

  /** Gives an attempt its name; false when the client has another one of this name. */
  public CompletableFuture<Boolean> nameAttempt(
      String clientId, String name, String userId, String attemptId) {
    return change(
        "insert into client_attempt (client_id, name, user_id, attempt_id) values (?, ?, ?, ?)"
            + " on conflict (client_id, name) do nothing",
        clientId,
        name,
        userId,
        attemptId);
  }

  /** The attempt that a client calls so. */
  public Optional<ClientAttempt> attempt(String clientId, String name) {
    return list(ATTEMPTS + " where ca.client_id = ? and ca.name = ?", clientId, name).stream()
        .findFirst();
  }

  /** What an attempt is called, if it is a client's. */
  public Optional<ClientAttempt> ofAttempt(String attemptId) {
    return list(ATTEMPTS + " where ca.attempt_id = ?", attemptId).stream().findFirst();
  }

  public List<ClientAttempt> ofUser(String clientId, String userId) {
    return list(
        ATTEMPTS + " where ca.client_id = ? and ca.user_id = ? order by a.created_at, a.id",
        clientId,
        userId);
  }

  public List<ClientAttempt> ofExam(String clientId, String exam) {
    return list(
        ATTEMPTS + " where ca.client_id = ? and ce.name = ? order by a.created_at, a.id",
        clientId,
        exam);
  }

  private List<ClientAttempt> list(String sql, Object... arguments) {
    return database
        .reading()
        .withHandle(handle -> handle.select(sql, arguments).mapTo(ClientAttempt.class).list());
  }

  private CompletableFuture<Boolean> change(String sql, Object... arguments) {
    return database.writer().submit(handle -> handle.execute(sql, arguments) > 0);
  }
}
