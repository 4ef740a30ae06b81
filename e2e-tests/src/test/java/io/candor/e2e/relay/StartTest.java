package io.candor.e2e.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody sees at the keyboard when the server cannot start; the rest is unit tests. */
class StartTest {
  private static final Duration LIMIT = Duration.ofSeconds(90);

  @TempDir private Path folder;

  /** Starts a server that is to stop by itself, and tells its exit code and all it said. */
  private String start(int code, String... settings) throws Exception {
    Path output = folder.resolve("output");
    List<String> command = JavaCommand.relay(List.of("-Xmx256m"), List.of(settings));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      assertThat(process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).as("it stops").isTrue();
      String said = Files.readString(output);
      assertThat(said).startsWith("candor: ").endsWith(".\n").hasLineCount(1);
      assertThat(process.exitValue()).isEqualTo(code);
      return said;
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void theSameFolderTwice() throws Exception {
    Path data = folder.resolve("data");
    try (RelayProcess relay = RelayProcess.start(data)) {
      assertThat(start(1, "--data=" + data, "--port=0"))
          .contains("\"" + data + "\" is in use by another Candor");
      assertThat(relay.alive()).isTrue();
      // A command beside it says its answer and nothing else.
      assertThat(relay.command("client", "list"))
          .contains("There is no client yet")
          .doesNotContain("DEBUG", "Hikari");
    }
  }

  @Test
  void aDamagedDatabase() throws Exception {
    Path data = Files.createDirectory(folder.resolve("data"));
    Path database = Files.writeString(data.resolve("candor.db"), "no database ".repeat(1_000));
    assertThat(start(1, "--data=" + data, "--port=0", "--media-port=0", "--media-tcp-port=0"))
        .contains("\"" + database + "\" is damaged", "backup");
  }

  @Test
  void aWrongSetting() throws Exception {
    assertThat(start(2, "--data=" + folder.resolve("data"), "--port=http"))
        .contains("port is \"http\" (--port)", "a number from 0 to 65535");
  }
}
