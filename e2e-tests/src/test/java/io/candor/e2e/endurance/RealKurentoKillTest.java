package io.candor.e2e.endurance;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** {@code kill -9} of a relay whose students are recorded by a real media server. */
@EnabledIfEnvironmentVariable(
    named = RealKurento.SERVERS,
    matches = RealKurento.PATTERN,
    disabledReason = RealKurento.NOT_RUN)
class RealKurentoKillTest extends KillTest {
  @TempDir private Path recordings;

  @Override
  List<String> settings() {
    return RealKurento.settings(recordings);
  }

  @Override
  String setup() {
    return RealKurento.SETUP;
  }
}
