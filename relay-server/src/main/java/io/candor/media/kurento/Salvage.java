package io.candor.media.kurento;

import io.candor.recording.PartRecorder;
import io.candor.recording.PartTracks;
import io.candor.recording.PartWriter;
import io.candor.webm.FrameReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

  /**
   * As the engine's interface says. A file that is nobody's is deleted; one that could not be taken
   * whole stays.
   */
  Set<String> takeUp(Function<String, Optional<PartWriter>> anew) {
    List<String> left = files.recordings();
    if (!left.isEmpty()) {
      // A server may still be recording for the run before, until it is told to release that.
      servers.forEach(Server::awaitSettled);
    }
    Set<String> kept = new HashSet<>();
    for (String peer : left) {
      try {
        anew.apply(peer).ifPresent(part -> take(peer, part));
        files.taken(peer);
      } catch (RuntimeException e) {
        log.error("part {} could not be taken over; the next start tries again", peer, e);
        kept.add(peer);
      }
    }
    return kept;
  }

  /** What its server recorded, by the file's own word: a screen has no sound to be filled in. */
  private PartTracks tracks(String peer) {
    try (GrowingFile file = GrowingFile.open(files.recording(peer))) {
      FrameReader reader = new FrameReader(file);
      reader.readTracks();
      PartTracks usual = reader.sound() ? PartTracks.camera(true) : PartTracks.screen();
      boolean pictures = reader.pictures() || !reader.sound();
      return new PartTracks(pictures, reader.sound(), usual.width(), usual.height());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void take(String peer, PartWriter part) {
    PartRecorder recorder = new PartRecorder(part, tracks(peer));
    try (part;
        Follower follower = new Follower(files.recording(peer), recorder)) {
      var unused = follower.finish(peer, clock.millis());
    }
  }
}
