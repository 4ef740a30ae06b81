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
            "insert into exam (id, title, address, policy, join_code, created_at, starts_at,"
                + " ends_at, duration_minutes, retention_days, allowed_sites, controller,"
                + " legal_basis, data_protection, practice, own_weights)"
                + " values (:id, :title, :address, :policy, :joinCode, :createdAt, :t.startsAt,"
                + " :t.endsAt, :t.durationMinutes, :t.retentionDays, :t.allowedSites,"
                + " :t.controller, :t.legalBasis, :t.dataProtection, :t.practice, :t.ownWeights)")
        .bindMethods(exam)
        .bindMethods("t", exam.terms())
        .execute();
  }

  /** Changes everything about an exam but its id, its join code and when it was made. */
  public CompletableFuture<Integer> change(Exam exam) {
    return database.writer().submit(handle -> update(handle, exam));
  }

  private static int update(Handle handle, Exam exam) {
    return handle
        .createUpdate(
            "update exam set title = :title, address = :address, policy = :policy,"
                + " starts_at = :t.startsAt, ends_at = :t.endsAt,"
                + " duration_minutes = :t.durationMinutes, retention_days = :t.retentionDays,"
                + " allowed_sites = :t.allowedSites, controller = :t.controller,"
                + " legal_basis = :t.legalBasis, data_protection = :t.dataProtection,"
                + " practice = :t.practice, own_weights = :t.ownWeights where id = :id")
        .bindMethods(exam)
        .bindMethods("t", exam.terms())
        .execute();
  }

  /** Removes an exam that nobody has had anything to do with. */
  public CompletableFuture<Integer> remove(String id) {
    return database.writer().submit(handle -> handle.execute("delete from exam where id = ?", id));
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
