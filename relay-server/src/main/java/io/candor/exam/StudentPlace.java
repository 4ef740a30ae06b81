package io.candor.exam;

import io.candor.media.IceCandidate;
import io.candor.media.KeyFrames;
import io.candor.media.OfferRefused;
import io.candor.media.Publish;
import io.candor.recording.PartWriter;
import io.candor.signaling.Line;
import io.candor.signaling.StudentSeat;
import io.candor.signaling.Tokens;
import io.candor.signaling.protocol.ServerToStudent;
import io.candor.signaling.protocol.ServerToTeacher;
import io.candor.signaling.protocol.Source;
import io.candor.signaling.protocol.StudentMessage;
import io.candor.signaling.protocol.TrackingOption;
import io.candor.store.Event;
import io.candor.store.Events.Added;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One browser's place in its sitting: does what the student's extension asks. */
final class StudentPlace implements StudentSeat {
  private static final Logger log = LoggerFactory.getLogger(StudentPlace.class);

  private final Sitting sitting;
  private final Line<ServerToStudent> line;
  private final RoomParts parts;
  private final @Nullable String launch;

  StudentPlace(
      Sitting sitting, Line<ServerToStudent> line, RoomParts parts, @Nullable String launch) {
    this.sitting = sitting;
    this.line = line;
    this.parts = parts;
    this.launch = launch;
  }

  @Override
  public void settled() {
    if (launch != null) {
      parts.rows().launches().spent(Tokens.hash(launch), parts.clockwork().now()).join();
    }
  }

  @Override
  public void consent(StudentMessage.Consent consent) {
    if (sitting.consentAt().isEmpty()) {
      long now = parts.clockwork().now();
      parts
          .rows()
          .attempts()
          .consented(sitting.attemptId(), now, consent.textVersion(), consent.language())
          .join();
      sitting.consented(now);
    }
    sitting.consentAt().ifPresent(at -> line.send(new ServerToStudent.Consented(at)));
  }

  @Override
  public void offer(StudentMessage.Offer offer) {
    if (!sitting.heldBy(line)) {
      return;
    }
    if (sitting.consentAt().isEmpty()) {
      line.send(Problems.noConsent(offer.peer()));
      return;
    }
    boolean recorded = sitting.room().policy().uses(TrackingOption.RECORD_SESSION);
    Publishing publishing =
        new Publishing(parts.clockwork().ids().next(), offer.peer(), offer.source(), recorded);
    if (sitting.replace(publishing)) {
      publish(publishing, offer);
    }
  }

  private void publish(Publishing publishing, StudentMessage.Offer offer) {
    PartWriter writer = recordingOf(publishing);
    parts.peers().enter(publishing.partId(), event -> sitting.on(publishing, event));
    KeyFrames keyFrames =
        publishing.source() == Source.SCREEN ? KeyFrames.SCREEN : KeyFrames.CAMERA;
    try {
      String answer =
          parts
              .engine()
              .publish(new Publish(publishing.partId(), keyFrames, offer.sdp(), writer))
              .toCompletableFuture()
              .join();
      line.send(new ServerToStudent.Answer(offer.peer(), answer));
    } catch (CompletionException e) {
      refused(publishing, writer, e);
    }
  }

  private @Nullable PartWriter recordingOf(Publishing publishing) {
    if (!publishing.recorded()) {
      return null;
    }
    return parts
        .recordings()
        .begin(
            publishing.partId(), sitting.attemptId(), publishing.source(), parts.clockwork().now());
  }

  private void refused(
      Publishing publishing, @Nullable PartWriter writer, CompletionException failure) {
    parts.peers().remove(publishing.partId());
    sitting.drop(publishing);
    publishing.close();
    if (writer != null) {
      long now = parts.clockwork().now();
      parts.recordings().discard(publishing.partId(), sitting.attemptId(), writer, now);
    }
    if (failure.getCause() instanceof OfferRefused why) {
      line.send(Problems.offerRefused(publishing.clientPeer(), String.valueOf(why.getMessage())));
    } else {
      log.error("attempt {}: an offer could not be answered", sitting.attemptId(), failure);
      line.send(Problems.offerFailed(publishing.clientPeer()));
    }
  }

  @Override
  public void candidate(StudentMessage.Candidate candidate) {
    sitting
        .byClientPeer(candidate.peer())
        .ifPresent(
            publishing ->
                parts
                    .engine()
                    .candidate(
                        publishing.partId(),
                        new IceCandidate(candidate.candidate(), candidate.sdpMid())));
  }

  @Override
  public void closePeer(StudentMessage.ClosePeer closePeer) {
    sitting
        .byClientPeer(closePeer.peer())
        .ifPresent(publishing -> parts.engine().hangUp(publishing.partId()));
  }

  @Override
  public CompletionStage<?> event(StudentMessage.Event event) {
    if (!sitting.heldBy(line) || sitting.consentAt().isEmpty()) {
      return CompletableFuture.failedFuture(
          new IllegalStateException("an event without consent or from a replaced browser"));
    }
    Event row =
        new Event(
            sitting.attemptId(),
            event.seq(),
            event.kind().wire(),
            event.at(),
            parts.texts().write(event.detail()),
            event.ends(),
            event.durationMs(),
            parts.clockwork().now());
    return parts.rows().events().add(row).thenAccept(added -> committed(event, added));
  }

  private void committed(StudentMessage.Event event, Added added) {
    switch (added) {
      case Added.New fresh ->
          sitting
              .room()
              .tell(
                  ServerToTeacher.Event.of(
                      sitting.attemptId(), event, fresh.event().committedAt()));
      case Added.Known known -> log.debug("attempt {}: an event came again", sitting.attemptId());
      case Added.Early early ->
          throw new IllegalStateException(
              "event " + event.seq() + " came before event " + (early.lastSeq() + 1));
    }
  }

  @Override
  public void finish(StudentMessage.Finish finish) {
    if (sitting.heldBy(line)) {
      sitting.finish("student", ServerToStudent.Finished::new);
    }
  }

  @Override
  public void left() {
    sitting.leave(line);
  }
}
