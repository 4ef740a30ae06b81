package io.candor.media.kurento;

import io.candor.recording.PartRecorder;
import io.candor.recording.PartTracks;
import io.candor.recording.PartWriter;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes over what servers recorded for a run of the relay that was cut short. */
final class Salvage {
  private static final Logger log = LoggerFactory.getLogger(Salvage.class);

  private final PlainFiles files;
  private final List<Server> servers;
  private final InstantSource clock;

  Salvage(PlainFiles files, List<Server> servers, InstantSource clock) {
    this.files = files;
    this.servers = servers;
    this.clock = clock;
  }

  /** As the engine's interface says. A file that is nobody's is deleted. */
  void takeUp(Function<String, Optional<PartWriter>> anew) {
    List<String> left = files.recordings();
    if (!left.isEmpty()) {
      // A server may still be recording for the run before, until it is told to release that.
      servers.forEach(Server::awaitSettled);
    }
    for (String peer : left) {
      try {
        anew.apply(peer).ifPresent(part -> take(peer, part));
        files.taken(peer);
      } catch (RuntimeException e) {
        log.error("part {} could not be taken over; the next start tries again", peer, e);
      }
    }
  }

  private void take(String peer, PartWriter part) {
    PartRecorder recorder = new PartRecorder(part, PartTracks.camera(true));
    try (Follower follower = new Follower(files.recording(peer), recorder)) {
      var unused = follower.finish(peer, clock.millis());
    }
  }
}
