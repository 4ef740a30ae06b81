package io.candor.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What deploy/compose.yaml says to the relay, the relay understands. */
class DeployTest {
  private static final Path COMPOSE = Path.of("..", "deploy", "compose.yaml");
  private static final Pattern VARIABLE =
      Pattern.compile("^ +(CANDOR_[A-Z_]+): (.*)$", Pattern.MULTILINE);
  private static final Pattern FILLED_IN = Pattern.compile("\\$\\{(\\w+)(?::[?+-][^}]*)?}");

  private static final Map<String, String> BY_THE_READER =
      Map.of(
          "CANDOR_NAME", "exam.example.org",
          "CANDOR_ACME_TERMS_AGREED", "true",
          "CANDOR_TURN_SECRET", "0123456789abcdef0123456789abcdef",
          "CANDOR_METRICS_TOKEN", "");

  private static Map<String, String> environment() throws IOException {
    Map<String, String> environment = new HashMap<>();
    Matcher line = VARIABLE.matcher(Files.readString(COMPOSE));
    while (line.find()) {
      String value = line.group(2).replace("\"", "");
      String filled =
          FILLED_IN
              .matcher(value)
              .replaceAll(found -> BY_THE_READER.getOrDefault(found.group(1), "missing"));
      environment.put(line.group(1), filled);
    }
    return environment;
  }

  @Test
  void theRelayStartsWithWhatItSays() throws IOException {
    Settings settings = SettingsReader.read(Map.of(), environment(), null);
    KurentoSettings kurento = settings.kurento().orElseThrow();
    assertThat(kurento.servers()).hasSize(2);
    assertThat(settings.server().origin(443)).isEqualTo("https://exam.example.org");
    assertThat(settings.ice().servers()).hasSize(2).allMatch(url -> !url.contains("missing"));
  }

  @Test
  void whatTheReaderFillsInIsInTheExample() throws IOException {
    String example = Files.readString(COMPOSE.resolveSibling(".env.example"));
    BY_THE_READER.keySet().forEach(name -> assertThat(example).contains("\n" + name + "="));
    Matcher used = FILLED_IN.matcher(Files.readString(COMPOSE));
    while (used.find()) {
      assertThat(example).contains("\n" + used.group(1) + "=");
    }
  }

  /** Each server listens where the relay looks for it. */
  @Test
  void eachServersPortIsTheRelays() throws IOException {
    String compose = Files.readString(COMPOSE);
    for (var server :
        SettingsReader.read(Map.of(), environment(), null).kurento().orElseThrow().servers()) {
      assertThat(compose).contains("\"port\": " + server.getPort() + ",");
    }
  }
}
