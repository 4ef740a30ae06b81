package io.candor.e2e.journey;

import io.candor.media.kurento.KurentoDouble;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;

/** The same story on a media server that does what a real one was seen to do. */
@Tag("browser")
class KurentoStoryTest extends StoryTest {
  private final KurentoDouble server = new KurentoDouble();

  @Override
  List<String> settings() {
    return KurentoTest.settings(server.address().toString(), folder);
  }

  @AfterEach
  void shutDown() {
    server.close();
  }
}
