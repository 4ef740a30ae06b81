package io.candor.exam;

import io.candor.signaling.protocol.Source;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What one student sends now, one peer for each source. Guarded by its sitting's lock. */
final class Sources {
  private final Map<Source, Publishing> sending = new EnumMap<>(Source.class);

  /** Whatever the engine or the disk is not done with, also when something else took its place. */
  private final Set<Publishing> unfinished = new HashSet<>();

  /** Puts a peer in its source's place and answers the one that was there. */
  Optional<Publishing> put(Publishing next) {
    unfinished.add(next);
    return Optional.ofNullable(sending.put(next.source(), next));
  }

  /** A peer is no longer there; what replaced it stays. */
  void remove(Publishing gone) {
    sending.remove(gone.source(), gone);
  }

  /** Its recording is complete and its row is written. */
  boolean finished(Publishing publishing) {
    return unfinished.remove(publishing);
  }

  boolean has(Publishing publishing) {
    return publishing.equals(sending.get(publishing.source()));
  }

  Optional<Publishing> byClientPeer(String clientPeer) {
    return sending.values().stream().filter(p -> p.clientPeer().equals(clientPeer)).findFirst();
  }

  Optional<Publishing> live(Source source) {
    return Optional.ofNullable(sending.get(source)).filter(Publishing::live);
  }

  /** The sources of which something flows. */
  List<Source> live() {
    return sending.values().stream().filter(Publishing::live).map(Publishing::source).toList();
  }

  List<Publishing> unfinished() {
    return List.copyOf(unfinished);
  }
}
