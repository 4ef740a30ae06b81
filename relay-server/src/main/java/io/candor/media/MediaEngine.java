package io.candor.media;

import io.candor.recording.PartWriter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * The media plane: takes students' peer connections, records them and shows them to viewers.
 *
 * <p>Every peer connection is one offer and one answer; whatever is new is a new peer. Methods
 * return at once and may be called from any thread; what happens later comes as {@link MediaEvent}s
 * to the listener the engine was built with, in order per peer. An unknown or ended peer is
 * ignored: it may have ended while the call was under way.
 */
public interface MediaEngine extends AutoCloseable {

  /** What this engine can do beyond the least; nothing else may ask which engine runs. */
  Set<Capability> capabilities();

  /**
   * Answers a publisher's offer and records what flows.
   *
   * @return the SDP answer, or failed with {@link OfferRefused}, or with {@link EngineAway} when
   *     trying again later may help
   */
  CompletionStage<String> publish(Publish publish);

  /**
   * Answers a viewer's offer and forwards what the publisher sends.
   *
   * @return the SDP answer, or failed with {@link OfferRefused}
   */
  CompletionStage<String> watch(Watch watch);

  /** Hands over one of the remote peer's ICE candidates. */
  void candidate(String peer, IceCandidate candidate);

  /**
   * Ends a publisher, whose recording is then finished, or a viewer. A {@link MediaEvent.Closed}
   * follows.
   */
  void hangUp(String peer);

  /** How its servers are now. */
  List<MediaServer> servers();

  /**
   * Takes over what this engine recorded outside the relay for a run that was cut short, before the
   * first peer comes. What nobody wants any more is gone afterwards.
   *
   * @param anew where a peer's recording goes, begun anew; empty when nobody wants it any more
   * @return the peers whose recordings could not be taken over whole: what was begun of them must
   *     stay unfinished, for the next start tries again
   */
  Set<String> takeUp(Function<String, Optional<PartWriter>> anew);

  /** Ends every peer and returns when all recordings are finished. */
  @Override
  void close();
}
