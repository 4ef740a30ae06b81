package io.candor.signaling.protocol;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the relay says to a student's extension. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = ServerToStudent.Welcome.class, name = "welcome"),
  @JsonSubTypes.Type(value = ServerToStudent.Consented.class, name = "consented"),
  @JsonSubTypes.Type(value = ServerToStudent.Declined.class, name = "declined"),
  @JsonSubTypes.Type(value = ServerToStudent.Answer.class, name = "answer"),
  @JsonSubTypes.Type(value = ServerToStudent.Candidate.class, name = "candidate"),
  @JsonSubTypes.Type(value = ServerToStudent.Connected.class, name = "connected"),
  @JsonSubTypes.Type(value = ServerToStudent.PeerClosed.class, name = "peerClosed"),
  @JsonSubTypes.Type(value = ServerToStudent.Ack.class, name = "ack"),
  @JsonSubTypes.Type(value = Pong.class, name = "pong"),
  @JsonSubTypes.Type(value = ServerToStudent.Message.class, name = "message"),
  @JsonSubTypes.Type(value = ServerToStudent.Deadline.class, name = "deadline"),
  @JsonSubTypes.Type(value = ServerToStudent.Standing.class, name = "standing"),
  @JsonSubTypes.Type(value = ServerToStudent.Finished.class, name = "finished"),
  @JsonSubTypes.Type(value = ServerToStudent.Ended.class, name = "ended"),
  @JsonSubTypes.Type(value = ServerToStudent.Replaced.class, name = "replaced"),
  @JsonSubTypes.Type(value = Problem.class, name = "problem"),
})
public sealed interface ServerToStudent
    permits ServerToStudent.Welcome,
        ServerToStudent.Consented,
        ServerToStudent.Declined,
        ServerToStudent.Answer,
        ServerToStudent.Candidate,
        ServerToStudent.Connected,
        ServerToStudent.PeerClosed,
        ServerToStudent.Ack,
        ServerToStudent.Message,
        ServerToStudent.Deadline,
        ServerToStudent.Standing,
        ServerToStudent.Finished,
        ServerToStudent.Ended,
        ServerToStudent.Replaced,
        Pong,
        Problem {

  /**
   * The student is in. {@code resume} lets this browser back in after a lost connection; it changes
   * only with a launch. {@code lastEventSeq}: every event up to it is committed. {@code deadline}:
   * when the relay ends this attempt, extra time included, as far as it is known. {@code helpSince}
   * and {@code pausedSince} as in {@link Standing}. {@code ownPage}: the path, on the relay, at
   * which the student sees what is kept of them; it is a secret.
   */
  record Welcome(
      int protocol,
      String attempt,
      ExamBrief exam,
      StudentBrief student,
      AttemptState state,
      Policy policy,
      String consentTextVersion,
      String resume,
      long lastEventSeq,
      long serverTime,
      @Nullable Long deadline,
      @Nullable Long helpSince,
      @Nullable Long pausedSince,
      @Limit(Limit.NAME) @Nullable String ownPage,
      List<IceServer> iceServers)
      implements ServerToStudent {
    public Welcome {
      iceServers = List.copyOf(iceServers);
    }
  }

  /** The consent is in the database since {@code at}. */
  record Consented(long at) implements ServerToStudent {}

  /** The teachers have been told since {@code at} that the student does not take part. */
  record Declined(long at) implements ServerToStudent {}

  /** The SDP answer to the offer of {@code peer}. */
  record Answer(String peer, @Limit(Limit.SDP) String sdp) implements ServerToStudent {}

  /** One of the relay's ICE candidates. */
  record Candidate(String peer, @Limit(Limit.TEXT) String candidate, @Nullable String sdpMid)
      implements ServerToStudent {}

  /** Media of this peer flows and is being recorded. */
  record Connected(String peer) implements ServerToStudent {}

  /** The relay has closed a peer; the client may offer a new one. */
  record PeerClosed(String peer, @Limit(Limit.NAME) String reason) implements ServerToStudent {}

  /** Every event up to and including {@code seq} is committed to the database. */
  record Ack(long seq) implements ServerToStudent {}

  /** Words from a teacher, for the student's eyes. */
  record Message(@Limit(Limit.TEXT) String text) implements ServerToStudent {}

  /** The relay now ends this attempt at {@code at}, or, without it, not by the clock. */
  record Deadline(@Nullable Long at) implements ServerToStudent {}

  /**
   * How the attempt now stands with those who invigilate: since when the student waits for help,
   * and since when a teacher has paused it. A time that is missing means neither.
   */
  record Standing(@Nullable Long helpSince, @Nullable Long pausedSince)
      implements ServerToStudent {}

  /** The attempt is finished, as the student asked; the client stops for good. */
  record Finished(long at) implements ServerToStudent {}

  /** A teacher, or the deadline, has ended the attempt; the client stops for good. */
  record Ended(@Limit(Limit.TEXT) String reason, EndedBy by) implements ServerToStudent {
    /** Ended by a teacher, with words for the student. */
    public static Ended byTeacher(String reason) {
      return new Ended(reason, EndedBy.TEACHER);
    }

    /** Ended because the time is up; the client has words for it. */
    public static Ended byTime() {
      return new Ended("", EndedBy.TIME);
    }
  }

  /** Another browser has taken this attempt over; the client stops for good. */
  record Replaced() implements ServerToStudent {}
}
