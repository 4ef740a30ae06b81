package io.candor.signaling.protocol;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the relay says to a teacher's page. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = ServerToTeacher.Welcome.class, name = "welcome"),
  @JsonSubTypes.Type(value = ServerToTeacher.Roster.class, name = "roster"),
  @JsonSubTypes.Type(value = ServerToTeacher.Attempt.class, name = "attempt"),
  @JsonSubTypes.Type(value = ServerToTeacher.Event.class, name = "event"),
  @JsonSubTypes.Type(value = ServerToTeacher.Recent.class, name = "recent"),
  @JsonSubTypes.Type(value = ServerToTeacher.Announced.class, name = "announced"),
  @JsonSubTypes.Type(value = ServerToTeacher.Answer.class, name = "answer"),
  @JsonSubTypes.Type(value = ServerToTeacher.Candidate.class, name = "candidate"),
  @JsonSubTypes.Type(value = ServerToTeacher.ViewerClosed.class, name = "viewerClosed"),
  @JsonSubTypes.Type(value = Pong.class, name = "pong"),
  @JsonSubTypes.Type(value = Problem.class, name = "problem"),
})
public sealed interface ServerToTeacher
    permits ServerToTeacher.Welcome,
        ServerToTeacher.Roster,
        ServerToTeacher.Attempt,
        ServerToTeacher.Event,
        ServerToTeacher.Recent,
        ServerToTeacher.Announced,
        ServerToTeacher.Answer,
        ServerToTeacher.Candidate,
        ServerToTeacher.ViewerClosed,
        Pong,
        Problem {

  /** The teacher is in. */
  record Welcome(int protocol, long serverTime) implements ServerToTeacher {}

  /** Everyone in an exam, as it is now. */
  record Roster(String exam, @Limit(10_000) List<RosterRow> attempts) implements ServerToTeacher {
    public Roster {
      attempts = List.copyOf(attempts);
    }
  }

  /** One row of a watched exam's roster is new or has changed. */
  record Attempt(
      String exam,
      String attempt,
      @Limit(Limit.NAME) String student,
      AttemptState state,
      List<Source> sources,
      @Nullable Long startedAt,
      @Nullable @Limit(Limit.NAME) String declineReason,
      @Nullable Long helpSince,
      @Nullable Long pausedSince)
      implements ServerToTeacher {
    public Attempt {
      sources = List.copyOf(sources);
    }

    /** The row as news of its exam. */
    public static Attempt of(String exam, RosterRow row) {
      return new Attempt(
          exam,
          row.attempt(),
          row.student(),
          row.state(),
          row.sources(),
          row.startedAt(),
          row.declineReason(),
          row.helpSince(),
          row.pausedSince());
    }
  }

  /** The last event of each attempt of an exam, by time; sent after its roster. */
  record Recent(String exam, @Limit(10_000) List<Event> events) implements ServerToTeacher {
    public Recent {
      events = List.copyOf(events);
    }
  }

  /** An announcement has been sent to as many students as are connected. */
  record Announced(String exam, int reached) implements ServerToTeacher {}

  /**
   * An event of a watched exam, committed at {@code committedAt}; {@code seq} and {@code ends} are
   * places in the attempt's timeline.
   */
  record Event(
      String attempt,
      long seq,
      EventKind kind,
      long at,
      Detail detail,
      @Nullable Long ends,
      @Nullable Long durationMs,
      long committedAt)
      implements ServerToTeacher {}

  /** The SDP answer to a subscription. */
  record Answer(String viewer, @Limit(Limit.SDP) String sdp) implements ServerToTeacher {}

  /** One of the relay's ICE candidates for a viewer. */
  record Candidate(String viewer, @Limit(Limit.TEXT) String candidate, @Nullable String sdpMid)
      implements ServerToTeacher {}

  /** The viewer has ended: its source stopped, or the relay closed it. */
  record ViewerClosed(String viewer, @Limit(Limit.NAME) String reason) implements ServerToTeacher {}
}
