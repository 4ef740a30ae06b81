package io.candor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class LoggingTest {
  /** Kurento's client says whom it cannot reach. */
  @Test
  void whatOthersSayThatMayNameAddressesIsNotLogged() {
    PrintStream before = System.err;
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
    try {
      Logging.start("info");
      LoggerFactory.getLogger("org.kurento.jsonrpc.client").error("ws://10.0.0.7:8888 is away");
      LoggerFactory.getLogger("io.candor.media").info("a server is away");
    } finally {
      System.setErr(before);
      Logging.start("info");
    }
    assertThat(said.toString(StandardCharsets.UTF_8))
        .contains("a server is away")
        .doesNotContain("10.0.0.7");
  }
}
