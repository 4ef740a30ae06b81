package io.candor.media.kurento;

import io.candor.media.MediaEngine;
import io.candor.media.MediaEngineContract;
import io.candor.media.MediaEvents;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The engine keeps the contract on a server that does what a real one was seen to do. */
class KurentoEngineTest extends MediaEngineContract {
  private final KurentoDouble kurento = new KurentoDouble();
  @TempDir private Path shared;

  /** Only once the engine is closed: it says goodbye. */
  @RegisterExtension private final AfterEachCallback shutDown = context -> kurento.close();

  @Override
  protected MediaEngine engine(MediaEvents events) {
    MediaServers servers =
        new MediaServers(
            List.of(kurento.address()), shared, shared.toString(), IceForServers.none());
    KurentoEngine engine =
        KurentoEngine.start(servers, events, InstantSource.system(), System::nanoTime);
    engine.awaitSettled();
    return engine;
  }
}
