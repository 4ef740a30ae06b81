package io.candor.e2e.moodle;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.e2e.moodle.Php.Said;
import io.candor.e2e.relay.LmsClient;
import io.candor.e2e.relay.RelayProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Moodle plugin, as far as it goes without a Moodle: its files, its texts, its client. */
class PluginTest {
  @TempDir Path folder;

  @Test
  void everyFileIsPhp() {
    List<Path> files = Php.files();
    assertThat(files).hasSizeGreaterThan(40);
    assertThat(
            files.parallelStream().map(file -> Php.php("-n", "-l", file.toString()).whatIsWrong()))
        .allSatisfy(words -> assertThat(words).isEmpty());
  }

  @Test
  void everyFileReadsInTheOldestPhpOfTheOldestMoodle() {
    good(Php.php(Php.CHECKS.resolve("syntax.php").toString()), "files, 0 uses");
  }

  @Test
  void everyTextIsThereInBothLanguagesAndUsed() {
    good(Php.php(Php.CHECKS.resolve("language.php").toString()), "in de");
  }

  @Test
  void itsTestsThatNeedNoMoodlePass() {
    good(Php.phpunit(Map.of()), "OK (");
  }

  @Test
  void signsAsEverySideDoes() throws IOException {
    Path vectors = Path.of("..", "docs", "lms-signatures.json");
    assertThat(Php.PLUGIN.resolve("tests/fixtures/lms-signatures.json"))
        .as("the plugin's copy: it is tested within a Moodle too, where there are no docs")
        .hasContent(Files.readString(vectors));
  }

  @Test
  void speaksWithARunningRelay() {
    try (RelayProcess relay = RelayProcess.start(folder.resolve("data"))) {
      LmsClient client = LmsClient.add(relay, "Our Moodle");
      Map<String, String> environment =
          Map.of(
              "CANDOR_RELAY", relay.address().toString(),
              "CANDOR_CLIENT", client.id(),
              "CANDOR_SECRET", client.secret());
      for (String test : List.of("relay_live_test.php", "relay_absent_live_test.php")) {
        good(Php.phpunit(environment, Php.CHECKS.resolve(test).toString()), "OK (");
      }
    }
  }

  /** Content, and it says so: a program that does nothing at all is content too. */
  private static void good(Said said, String words) {
    assertThat(said.whatIsWrong()).isEmpty();
    assertThat(said.words()).contains(words);
  }
}
