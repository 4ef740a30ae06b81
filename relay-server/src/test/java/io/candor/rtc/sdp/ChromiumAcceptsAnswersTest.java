package io.candor.rtc.sdp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real offers of the installed Chromium, our answers to them, and its ICE agent against ours. */
@Tag("browser")
class ChromiumAcceptsAnswersTest {
  @Test
  void takesEveryAnswerAndConnects(@TempDir Path profile) throws Exception {
    try (AnsweringRelay relay = new AnsweringRelay()) {
      Process chromium =
          new ProcessBuilder(
                  "chromium",
                  "--headless=new",
                  "--no-sandbox",
                  "--disable-gpu",
                  "--no-first-run",
                  "--autoplay-policy=no-user-gesture-required",
                  "--user-data-dir=" + profile,
                  relay.address())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      try {
        String result = relay.result().get(120, TimeUnit.SECONDS);
        assertThat(result.lines())
            .containsExactly(
                "camera stable connected sendonly,sendonly",
                "screen stable connected sendonly",
                "simulcast stable connected sendonly",
                "refused stable connected sendonly",
                "viewer stable connected recvonly,recvonly");
        assertThat(relay.allSelected()).isTrue();
      } finally {
        chromium.descendants().forEach(ProcessHandle::destroyForcibly);
        chromium.destroyForcibly().waitFor();
      }
    }
  }
}
