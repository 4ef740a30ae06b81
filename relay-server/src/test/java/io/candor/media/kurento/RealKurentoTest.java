package io.candor.media.kurento;

import io.candor.media.MediaEngine;
import io.candor.media.MediaEngineContract;
import io.candor.media.MediaEvents;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/**
 * The engine keeps the contract on real servers: CANDOR_TEST_KURENTO names them, as kurento.servers
 * does. They must run on this machine, and be able to write its folder for temporary files.
 */
@EnabledIfEnvironmentVariable(
    named = RealKurentoTest.SERVERS,
    matches = "wss?://.+",
    disabledReason = "not run: CANDOR_TEST_KURENTO names no server")
class RealKurentoTest extends MediaEngineContract {
  static final String SERVERS = "CANDOR_TEST_KURENTO";

  @TempDir private Path shared;

  @Override
  protected MediaEngine engine(MediaEvents events) {
    List<URI> addresses =
        Arrays.stream(System.getenv(SERVERS).split(","))
            .map(String::strip)
            .map(URI::create)
            .toList();
    MediaServers servers =
        new MediaServers(addresses, shared, shared.toString(), IceForServers.none());
    KurentoEngine engine =
        KurentoEngine.start(servers, events, InstantSource.system(), System::nanoTime);
    engine.awaitSettled();
    return engine;
  }
}
