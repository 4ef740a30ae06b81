package io.candor;

import io.candor.config.Settings;
import io.candor.media.Capability;
import io.candor.media.IceCandidate;
import io.candor.media.MediaEngine;
import io.candor.media.MediaEvents;
import io.candor.media.OfferRefused;
import io.candor.media.Publish;
import io.candor.media.Watch;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Makes the media engine that the settings ask for. */
final class Engines {
  private Engines() {}

  static Function<MediaEvents, MediaEngine> of(Settings settings) {
    return events -> new None();
  }

  private static final class None implements MediaEngine {
    @Override
    public Set<Capability> capabilities() {
      return Set.of();
    }

    @Override
    public CompletionStage<String> publish(Publish publish) {
      return CompletableFuture.failedFuture(new OfferRefused("no engine"));
    }

    @Override
    public CompletionStage<String> watch(Watch watch) {
      return CompletableFuture.failedFuture(new OfferRefused("no engine"));
    }

    @Override
    public void candidate(String peer, IceCandidate candidate) {}

    @Override
    public void hangUp(String peer) {}

    @Override
    public void close() {}
  }
}
