package io.candor.signaling.protocol;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.jspecify.annotations.Nullable;

/** What a student's extension says to the relay. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = StudentMessage.Hello.class, name = "hello"),
  @JsonSubTypes.Type(value = StudentMessage.Consent.class, name = "consent"),
  @JsonSubTypes.Type(value = StudentMessage.Decline.class, name = "decline"),
  @JsonSubTypes.Type(value = StudentMessage.Offer.class, name = "offer"),
  @JsonSubTypes.Type(value = StudentMessage.Candidate.class, name = "candidate"),
  @JsonSubTypes.Type(value = StudentMessage.ClosePeer.class, name = "closePeer"),
  @JsonSubTypes.Type(value = StudentMessage.Event.class, name = "event"),
  @JsonSubTypes.Type(value = Ping.class, name = "ping"),
  @JsonSubTypes.Type(value = StudentMessage.Help.class, name = "help"),
  @JsonSubTypes.Type(value = StudentMessage.Finish.class, name = "finish"),
})
public sealed interface StudentMessage
    permits StudentMessage.Hello,
        StudentMessage.Consent,
        StudentMessage.Decline,
        StudentMessage.Offer,
        StudentMessage.Candidate,
        StudentMessage.ClosePeer,
        StudentMessage.Event,
        StudentMessage.Help,
        StudentMessage.Finish,
        Ping {

  /**
   * The first message of a connection: exactly one of {@code launch} and {@code resume} is set.
   * With {@code takeOver} the student has agreed to take the attempt from another browser that is
   * in it.
   */
  record Hello(
      int protocol,
      Client client,
      @Nullable String launch,
      @Nullable String resume,
      @Nullable Boolean takeOver)
      implements StudentMessage {}

  /**
   * The student has read the consent text of this version, in this language, and agrees. {@code
   * wording} is the very text that was shown, so that a report can show it as well.
   */
  record Consent(
      String textVersion, String language, @Nullable @Limit(Limit.WORDING) String wording)
      implements StudentMessage {}

  /**
   * The student cannot or does not want to take part, and may say why. Nothing has been recorded by
   * then; a consent that comes later is a change of mind.
   */
  record Decline(@Nullable @Limit(Limit.NAME) String reason) implements StudentMessage {}

  /**
   * A new peer connection. {@code peer} is an id the client makes; a new peer of the same source
   * replaces the old one.
   */
  record Offer(String peer, Source source, @Limit(Limit.SDP) String sdp, OfferedTracks tracks)
      implements StudentMessage {}

  /** One of the client's ICE candidates; an empty candidate is the end of them. */
  record Candidate(String peer, @Limit(Limit.TEXT) String candidate, @Nullable String sdpMid)
      implements StudentMessage {}

  /** The client has closed a peer connection. */
  record ClosePeer(String peer, @Limit(Limit.NAME) String reason) implements StudentMessage {}

  /**
   * Something was noticed at {@code at} (epoch milliseconds on the server's clock). {@code seq}
   * counts 1, 2, 3… in an attempt. An event that ends an earlier one names its {@code seq} in
   * {@code ends} and the time between the two in {@code durationMs}.
   */
  record Event(
      long seq,
      EventKind kind,
      long at,
      Detail detail,
      @Nullable Long ends,
      @Nullable Long durationMs)
      implements StudentMessage {}

  /** The student asks for help, or no longer does; asking twice is asking once. */
  record Help(boolean wanted) implements StudentMessage {}

  /** The student is done; sent once every event has been acknowledged. */
  record Finish() implements StudentMessage {}
}
