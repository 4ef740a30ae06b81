package io.candor.e2e.endurance;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** A minute over a rough network into a real media server; what is missing is measured. */
@EnabledIfEnvironmentVariable(
    named = RealKurento.SERVERS,
    matches = RealKurento.PATTERN,
    disabledReason = RealKurento.NOT_RUN)
class RealKurentoLossTest extends LossTest {
  @TempDir private Path recordings;

  @Override
  List<String> settings() {
    return RealKurento.settings(recordings);
  }

  @Override
  String setup() {
    return RealKurento.SETUP;
  }

  /** Its repair is its own: what it loses stands in docs/operations/kurento.md, not here. */
  @Override
  double mostMissing() {
    return 1;
  }
}
