package io.candor.signaling.protocol;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.jspecify.annotations.Nullable;

/** What a teacher's page says to the relay. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = TeacherMessage.Hello.class, name = "hello"),
  @JsonSubTypes.Type(value = TeacherMessage.Watch.class, name = "watch"),
  @JsonSubTypes.Type(value = TeacherMessage.Unwatch.class, name = "unwatch"),
  @JsonSubTypes.Type(value = TeacherMessage.Subscribe.class, name = "subscribe"),
  @JsonSubTypes.Type(value = TeacherMessage.Candidate.class, name = "candidate"),
  @JsonSubTypes.Type(value = TeacherMessage.Unsubscribe.class, name = "unsubscribe"),
  @JsonSubTypes.Type(value = TeacherMessage.Message.class, name = "message"),
  @JsonSubTypes.Type(value = TeacherMessage.Announce.class, name = "announce"),
  @JsonSubTypes.Type(value = TeacherMessage.Helped.class, name = "helped"),
  @JsonSubTypes.Type(value = TeacherMessage.Pause.class, name = "pause"),
  @JsonSubTypes.Type(value = TeacherMessage.End.class, name = "end"),
  @JsonSubTypes.Type(value = Ping.class, name = "ping"),
})
public sealed interface TeacherMessage
    permits TeacherMessage.Hello,
        TeacherMessage.Watch,
        TeacherMessage.Unwatch,
        TeacherMessage.Subscribe,
        TeacherMessage.Candidate,
        TeacherMessage.Unsubscribe,
        TeacherMessage.Message,
        TeacherMessage.Announce,
        TeacherMessage.Helped,
        TeacherMessage.Pause,
        TeacherMessage.End,
        Ping {

  /** The first message of a connection; who the teacher is, the session cookie has said. */
  record Hello(int protocol, Client client) implements TeacherMessage {}

  /** Asks for the roster of an exam, and then for its changes and events as they come. */
  record Watch(String exam) implements TeacherMessage {}

  /** No more changes and events of this exam, please. */
  record Unwatch(String exam) implements TeacherMessage {}

  /** Asks for one live source of an attempt. {@code viewer} is an id the client makes. */
  record Subscribe(String viewer, String attempt, Source source, @Limit(Limit.SDP) String sdp)
      implements TeacherMessage {}

  /** One of the viewer's ICE candidates; an empty candidate is the end of them. */
  record Candidate(String viewer, @Limit(Limit.TEXT) String candidate, @Nullable String sdpMid)
      implements TeacherMessage {}

  /** The viewer is closed. */
  record Unsubscribe(String viewer) implements TeacherMessage {}

  /** Words for one student. */
  record Message(String attempt, @Limit(Limit.TEXT) String text) implements TeacherMessage {}

  /** Words for everybody who is connected to an exam; answered by {@code announced}. */
  record Announce(String exam, @Limit(Limit.TEXT) String text) implements TeacherMessage {}

  /** Somebody looks after the student who asked for help. */
  record Helped(String attempt) implements TeacherMessage {}

  /**
   * Pauses an attempt, or has it go on: what the policy names is still observed, but the time does
   * not run and the exam's page is covered.
   */
  record Pause(String attempt, boolean paused) implements TeacherMessage {}

  /** Ends one student's attempt; the reason is shown to the student and kept in the report. */
  record End(String attempt, @Limit(Limit.TEXT) String reason) implements TeacherMessage {}
}
