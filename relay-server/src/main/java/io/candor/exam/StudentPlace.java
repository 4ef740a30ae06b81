package io.candor.exam;

import io.candor.media.EngineAway;
import io.candor.media.IceCandidate;
import io.candor.media.KeyFrames;
import io.candor.media.OfferRefused;
import io.candor.media.Publish;
import io.candor.recording.PartWriter;
import io.candor.signaling.Line;
import io.candor.signaling.StudentSeat;
import io.candor.signaling.Tokens;
import io.candor.signaling.protocol.Policy;
import io.candor.signaling.protocol.ServerToStudent;
import io.candor.signaling.protocol.Source;
import io.candor.signaling.protocol.StudentMessage;
import io.candor.store.Event;
import io.candor.store.Events.Added;
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

  /** What the welcome says. It may have changed before that left. */
  private final ServerToStudent.Standing told;

  StudentPlace(
      Sitting sitting,
      Line<ServerToStudent> line,
      RoomParts parts,
      @Nullable String launch,
      ServerToStudent.Standing told) {
    this.sitting = sitting;
    this.line = line;
    this.parts = parts;
    this.launch = launch;
    this.told = told;
  }

  @Override
  public void settled() {
    ServerToStudent.Standing now = sitting.standing();
    if (!now.equals(told)) {
      line.send(now);
      line.send(new ServerToStudent.Deadline(sitting.deadline()));
    }
    if (launch != null) {
      parts.rows().launches().spent(Tokens.hash(launch), parts.clockwork().now()).join();
    }
  }

  @Override
  public void consent(StudentMessage.Consent consent) {
    if (!sitting.heldBy(line)) {
      return;
    }
    if (sitting.consentAt().isEmpty()) {
      new Consents(parts)
          .note(sitting, consent.textVersion(), consent.language(), consent.wording());
      new Introductions(parts).keep(sitting);
    }
    sitting.consentAt().ifPresent(at -> line.send(new ServerToStudent.Consented(at)));
  }

  @Override
  public void decline(StudentMessage.Decline decline) {
    if (!sitting.heldBy(line)) {
      return;
    }
    long now = parts.clockwork().now();
    if (parts.rows().attempts().declined(sitting.attemptId(), now, decline.reason()).join()) {
      var unused = parts.rows().afterwards().forget(sitting.attemptId());
      sitting.declined(decline.reason());
      line.send(new ServerToStudent.Declined(now));
    } else {
      line.send(Problems.tooLateToDecline());
    }
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
    Policy policy = sitting.room().policy();
    if (!MediaWanted.sources(policy).contains(offer.source())) {
      line.send(Problems.offerRefused(offer.peer(), "This exam neither records nor shows it."));
      return;
    }
    Publishing publishing =
        new Publishing(
            parts.clockwork().ids().next(),
            offer.peer(),
            offer.source(),
            MediaWanted.recorded(policy, offer.source()));
    if (sitting.replace(publishing, line)) {
      publish(publishing, offer);
    }
  }

  private void publish(Publishing publishing, StudentMessage.Offer offer) {
    PartWriter writer = null;
    KeyFrames keyFrames =
        publishing.source() == Source.SCREEN ? KeyFrames.SCREEN : KeyFrames.CAMERA;
    try {
      writer = recordingOf(publishing);
      parts.peers().enter(publishing.partId(), new PeerNews(sitting, publishing, parts)::on);
      String answer =
          parts
              .engine()
              .publish(
                  new Publish(
                      publishing.partId(),
                      keyFrames,
                      offer.sdp(),
                      bitrate(publishing),
                      writer == null ? null : new Publish.Tape(writer, publishing.recorded())))
              .toCompletableFuture()
              .join();
      line.send(new ServerToStudent.Answer(offer.peer(), answer));
      if (!sitting.wants(publishing)) {
        // The attempt's end, or another browser, came before the engine knew this peer.
        parts.engine().hangUp(publishing.partId());
      }
    } catch (RuntimeException e) {
      refused(publishing, writer, e);
    }
  }

  private int bitrate(Publishing publishing) {
    Policy policy = sitting.room().policy();
    return switch (publishing.source()) {
      case CAMERA -> policy.camera().maxBitrate();
      case SCREEN -> policy.screen().maxBitrate();
    };
  }

  private @Nullable PartWriter recordingOf(Publishing publishing) {
    if (publishing.recorded().isEmpty()) {
      return null;
    }
    return parts
        .recordings()
        .begin(
            publishing.partId(), sitting.attemptId(), publishing.source(), parts.clockwork().now());
  }

  private void refused(
      Publishing publishing, @Nullable PartWriter writer, RuntimeException failure) {
    parts.peers().remove(publishing.partId());
    try {
      if (writer != null) {
        long now = parts.clockwork().now();
        parts.recordings().discard(publishing.partId(), sitting.attemptId(), writer, now);
      }
    } finally {
      sitting.drop(publishing);
      publishing.close();
    }
    if (failure.getCause() instanceof OfferRefused why) {
      line.send(Problems.offerRefused(publishing.clientPeer(), String.valueOf(why.getMessage())));
    } else if (failure.getCause() instanceof EngineAway away) {
      log.warn("attempt {}: {}", sitting.attemptId(), away.getMessage());
      PeerNews.mediaAway(sitting, parts);
      line.send(Problems.engineAway(publishing.clientPeer()));
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
    return sitting.add(row, line).thenAccept(added -> committed(event, added));
  }

  private void committed(StudentMessage.Event event, Added added) {
    switch (added) {
      case Added.New fresh ->
          new Timeline(parts).news(fresh.event()).ifPresent(sitting.room()::tell);
      case Added.Known known -> log.debug("attempt {}: an event came again", sitting.attemptId());
      case Added.Early early ->
          throw new IllegalStateException(
              "event " + event.seq() + " came before event " + (early.lastSeq() + 1));
    }
  }

  @Override
  public void help(StudentMessage.Help help) {
    if (sitting.heldBy(line) && !sitting.invigilation().help(help.wanted())) {
      line.send(Problems.noConsent("help"));
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
