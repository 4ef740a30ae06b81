package io.candor.store;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** What is known of all evidence; once it is kept or refused, that is never changed. */
public final class EvidenceRows {
  private static final String SELECT =
      "select evidence.*, event.seq as event_seq from evidence left join event"
          + " on event.attempt_id = evidence.attempt_id and event.client_seq = evidence.client_seq"
          + " where evidence.attempt_id = ?";

  private final Database database;

  public EvidenceRows(Database database) {
    this.database = database;
  }

  /**
   * Adds evidence that is coming; false when there is enough, or when the attempt's student has not
   * agreed or the attempt is gone.
   *
   * @param mostPieces how many an attempt may have
   * @param mostBytes how many bytes may be sent for all of them
   */
  public CompletableFuture<Boolean> begin(Evidence evidence, int mostPieces, long mostBytes) {
    return database
        .writer()
        .submit(
            handle ->
                handle
                        .createUpdate(
                            "insert into evidence (attempt_id, id, kind, client_seq, at,"
                                + " sent_bytes, sha256, state, begun_at) select id, :id, :kind,"
                                + " :clientSeq, :at, :sentBytes, :sha256, 'coming', :begunAt"
                                + " from attempt where id = :attemptId and consent_at is not null"
                                + " and id not in (select attempt_id from erasing)"
                                + " and (select count(*) < :mostPieces"
                                + " and coalesce(sum(sent_bytes), 0) + :sentBytes <= :mostBytes"
                                + " from evidence where attempt_id = :attemptId)")
                        .bindMethods(evidence)
                        .bind("mostPieces", mostPieces)
                        .bind("mostBytes", mostBytes)
                        .execute()
                    > 0);
  }

  /** All of it is here; false when the attempt is gone. */
  public CompletableFuture<Boolean> kept(Evidence evidence, Evidence.Kept what, long now) {
    return database
        .writer()
        .submit(
            handle ->
                handle.execute(
                        "update evidence set state = 'kept', kept_at = ?, type = ?, bytes = ?,"
                            + " width = ?, height = ?, duration_ms = ? where attempt_id = ?"
                            + " and id = ? and state = 'coming'"
                            + " and attempt_id not in (select attempt_id from erasing)",
                        now,
                        what.type(),
                        what.bytes(),
                        what.width(),
                        what.height(),
                        what.durationMs(),
                        evidence.attemptId(),
                        evidence.id())
                    > 0);
  }

  /** It is not what it said it was. */
  public CompletableFuture<Boolean> refused(Evidence evidence) {
    return change("update evidence set state = 'refused'", evidence);
  }

  /** What came of it was of no use: it can come anew. */
  public CompletableFuture<Boolean> forget(Evidence evidence) {
    return change("delete from evidence", evidence);
  }

  private CompletableFuture<Boolean> change(String what, Evidence evidence) {
    return database
        .writer()
        .submit(
            handle ->
                handle.execute(
                        what + " where attempt_id = ? and id = ? and state = 'coming'",
                        evidence.attemptId(),
                        evidence.id())
                    > 0);
  }

  public Optional<Evidence> find(String attemptId, String id) {
    return database
        .reading()
        .withHandle(
            handle ->
                handle
                    .select(SELECT + " and evidence.id = ?", attemptId, id)
                    .mapTo(Evidence.class)
                    .findOne());
  }

  /** The evidence of an attempt, the earliest first. */
  public List<Evidence> ofAttempt(String attemptId) {
    return database
        .reading()
        .withHandle(
            handle ->
                handle
                    .select(SELECT + " order by evidence.at, evidence.id", attemptId)
                    .mapTo(Evidence.class)
                    .list());
  }
}
