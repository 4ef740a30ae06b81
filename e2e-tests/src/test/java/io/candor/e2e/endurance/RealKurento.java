package io.candor.e2e.endurance;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** Real media servers, named by CANDOR_TEST_KURENTO as by kurento.servers; they run here. */
final class RealKurento {
  static final String SERVERS = "CANDOR_TEST_KURENTO";
  static final String PATTERN = "wss?://.+";
  static final String NOT_RUN = "not run: CANDOR_TEST_KURENTO names no server";

  /** They would rather begin the handshake themselves. */
  static final String SETUP = "active";

  private RealKurento() {}

  /** The settings of a relay on these servers; they can write its folder. */
  static List<String> settings(Path folder) {
    return List.of(
        "--media-engine=kurento",
        "--kurento-servers=" + Objects.requireNonNull(System.getenv(SERVERS)),
        "--kurento-folder=" + folder.resolve("shared"));
  }
}
