package io.candor.e2e.journey;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/**
 * The same story on real media servers: CANDOR_TEST_KURENTO names them, as kurento.servers does.
 * They must run on this machine, and be able to write its folder for temporary files.
 */
@Tag("browser")
@EnabledIfEnvironmentVariable(
    named = RealKurentoStoryTest.SERVERS,
    matches = "wss?://.+",
    disabledReason = "not run: CANDOR_TEST_KURENTO names no server")
class RealKurentoStoryTest extends StoryTest {
  static final String SERVERS = "CANDOR_TEST_KURENTO";

  @Override
  List<String> settings() {
    return KurentoTest.settings(System.getenv(SERVERS), folder);
  }
}
