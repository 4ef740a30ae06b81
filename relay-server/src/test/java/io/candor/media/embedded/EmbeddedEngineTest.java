package io.candor.media.embedded;

import io.candor.media.MediaEngine;
import io.candor.media.MediaEngineContract;
import io.candor.media.MediaEvents;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.InstantSource;

/** The embedded engine keeps the contract. */
class EmbeddedEngineTest extends MediaEngineContract {
  @Override
  protected MediaEngine engine(MediaEvents events) {
    return EmbeddedEngine.start(
        EmbeddedSettings.on(InetAddress.getLoopbackAddress()),
        events,
        InstantSource.system(),
        System::nanoTime,
        new SecureRandom());
  }
}
