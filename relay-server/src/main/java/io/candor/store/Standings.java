package io.candor.store;

import io.candor.signaling.protocol.EventKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How attempts stand, told from their events alone: nothing else has to agree with them. */
public final class Standings {
  private static final String HELP = EventKind.HELP_ASKED.wire();
  private static final String PAUSE = EventKind.ATTEMPT_PAUSED.wire();

  /** For a query of attempts: how long an attempt's pauses were that are over. */
  static final String PAUSED_MS =
      "coalesce((select sum(duration_ms) from event where attempt_id = attempt.id and kind = '"
          + PAUSE
          + "' and ends is not null), 0)";

  /** For a query of attempts: whether it is paused; more pauses have begun than ended. */
  static final String PAUSED =
      "coalesce((select sum(case when ends is null then 1 else -1 end) from event"
          + " where attempt_id = attempt.id and kind = '"
          + PAUSE
          + "'), 0) > 0";

  private static final String SELECT =
      Events.SELECT + " where kind in ('" + HELP + "', '" + PAUSE + "') and ";

  private final Database database;

  public Standings(Database database) {
    this.database = database;
  }

  /** How one attempt stands. */
  public Standing of(String attemptId) {
    return told("attempt_id = ? order by seq", attemptId).getOrDefault(attemptId, Standing.PLAIN);
  }

  /** How the attempts of an exam stand, by their ids; those that are missing are plain. */
  public Map<String, Standing> ofExam(String examId) {
    return told(
        "attempt_id in (select id from attempt where exam_id = ?) order by attempt_id, seq",
        examId);
  }

  private Map<String, Standing> told(String which, String argument) {
    List<Event> changes =
        database
            .reading()
            .withHandle(
                handle -> handle.select(SELECT + which, argument).mapTo(Event.class).list());
    Map<String, Standing> standings = new HashMap<>();
    for (Event change : changes) {
      Standing before = standings.getOrDefault(change.attemptId(), Standing.PLAIN);
      standings.put(change.attemptId(), after(before, change));
    }
    return standings;
  }

  private static Standing after(Standing before, Event change) {
    boolean begins = change.ends() == null;
    Long since = begins ? Long.valueOf(change.at()) : null;
    if (change.kind().equals(HELP)) {
      return new Standing(since, before.pausedSince(), before.pausedMs());
    }
    Long lasted = change.durationMs();
    long paused = before.pausedMs() + (begins || lasted == null ? 0 : lasted);
    return new Standing(before.helpSince(), since, paused);
  }
}
