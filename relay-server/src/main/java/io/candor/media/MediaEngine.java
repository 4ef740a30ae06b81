package io.candor.media;

import java.util.Set;
import java.util.concurrent.CompletionStage;

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
   * @return the SDP answer, or failed with {@link OfferRefused}
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

  /** Ends every peer and returns when all recordings are finished. */
  @Override
  void close();
}
