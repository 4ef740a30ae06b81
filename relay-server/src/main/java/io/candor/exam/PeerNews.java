package io.candor.exam;

import io.candor.media.MediaEvent;
import io.candor.signaling.protocol.EventKind;
import io.candor.signaling.protocol.ServerToStudent;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes what the media engine says about one peer of a student to its sitting and its part. */
record PeerNews(Sitting sitting, Publishing publishing, RoomParts parts) {
  private static final Logger log = LoggerFactory.getLogger(PeerNews.class);

  void on(MediaEvent event) {
    switch (event) {
      case MediaEvent.Candidate candidate ->
          sitting.send(
              new ServerToStudent.Candidate(
                  publishing.clientPeer(),
                  candidate.candidate().candidate(),
                  candidate.candidate().sdpMid()));
      case MediaEvent.Connected connected ->
          log.debug("attempt {} part {}: connected", sitting.attemptId(), connected.peer());
      case MediaEvent.Flowing flowing -> flowing(flowing.kind());
      case MediaEvent.Noticed noticed -> new Lacking(sitting, publishing, parts).noticed(noticed);
      case MediaEvent.Recorded recorded ->
          publishing.completing(parts.recordings().complete(sitting.attemptId(), recorded));
      case MediaEvent.Closed closed -> closed(closed.reason());
    }
  }

  private void flowing(MediaEvent.Kind kind) {
    boolean first = sitting.flowing(publishing, kind);
    String part = publishing.partId();
    if (publishing.recorded().contains(kind)) {
      parts.recordings().flowing(part, publishing.onTape(), parts.clockwork().now());
    }
    if (first) {
      var unused = new Timeline(parts).end(sitting, EventKind.MEDIA_AWAY);
      new Lacking(sitting, publishing, parts).begun();
      log.info("attempt {} part {}: {} flows", sitting.attemptId(), part, publishing.source());
      sitting.send(new ServerToStudent.Connected(publishing.clientPeer()));
    }
  }

  /** The gap that follows is not the student's doing, and their timeline says so. */
  static void mediaAway(Sitting sitting, RoomParts parts) {
    var unused = new Timeline(parts).begin(sitting, EventKind.MEDIA_AWAY);
  }

  private void closed(MediaEvent.Reason reason) {
    String wire = reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
    log.info("attempt {} part {}: closed, {}", sitting.attemptId(), publishing.partId(), wire);
    if (!publishing.recorded().isEmpty()) {
      parts.recordings().closed(publishing.partId(), wire);
    }
    new Lacking(sitting, publishing, parts).over();
    if (reason == MediaEvent.Reason.SERVER_GONE) {
      mediaAway(sitting, parts);
    }
    sitting.drop(publishing);
    sitting.send(new ServerToStudent.PeerClosed(publishing.clientPeer(), wire));
    publishing.close();
  }
}
