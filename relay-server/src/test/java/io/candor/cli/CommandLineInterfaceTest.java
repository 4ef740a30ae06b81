package io.candor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.config.Setting;
import io.candor.config.Settings;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineInterfaceTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final List<Settings> served = new ArrayList<>();
  private final List<Settings> linked = new ArrayList<>();
  private final List<ClientWish> wishes = new ArrayList<>();

  private int run(String... arguments) {
    return new CommandLineInterface(
            Map.of(),
            served::add,
            linked::add,
            (settings, wish) -> wishes.add(wish),
            new PrintWriter(out),
            new PrintWriter(err))
        .run(arguments);
  }

  @Test
  void servesByDefaultAndByName() {
    assertThat(run("--port", "0")).isEqualTo(CommandLineInterface.DONE);
    assertThat(run("--port=1", "serve", "--media-port=2")).isEqualTo(CommandLineInterface.DONE);
    assertThat(served).extracting(settings -> settings.server().port()).containsExactly(0, 1);
    assertThat(served.getLast().media().port()).isEqualTo(2);
  }

  @Test
  void aLinkForAnAdministratorIsMadeWithoutServing() {
    assertThat(run("admin-link", "--data=here")).isEqualTo(CommandLineInterface.DONE);
    assertThat(linked.getFirst().server().data()).endsWithRaw(Path.of("here"));
    assertThat(linked).hasSize(1);
    assertThat(served).isEmpty();
  }

  @Test
  void aClientIsMadeRotatedRevokedAndListed() {
    assertThat(run("client", "--data=here", "add", "Our Moodle"))
        .isEqualTo(CommandLineInterface.DONE);
    assertThat(run("client", "rotate", "x")).isEqualTo(CommandLineInterface.DONE);
    assertThat(run("client", "revoke", "x")).isEqualTo(CommandLineInterface.DONE);
    assertThat(run("client", "list")).isEqualTo(CommandLineInterface.DONE);
    assertThat(wishes)
        .containsExactly(
            new ClientWish.Add("Our Moodle"),
            new ClientWish.Rotate("x"),
            new ClientWish.Revoke("x"),
            new ClientWish.All());
    assertThat(run("client", "add")).isEqualTo(CommandLineInterface.CANNOT_START);
    assertThat(run("client", "ad", "x")).isEqualTo(CommandLineInterface.CANNOT_START);
    assertThat(err.toString()).contains(ClientWish.USE);
    assertThat(wishes).hasSize(4);
  }

  @Test
  void helpNamesEverySettingWhatIsAllowedAndTheDefault() {
    assertThat(run("--help")).isEqualTo(CommandLineInterface.DONE);
    String help = bare(out.toString());
    for (Setting setting : Setting.values()) {
      assertThat(help)
          .contains(setting.flag() + "=", bare(setting.meaning()), bare(setting.allowed()));
    }
    assertThat(help).contains("Runseverytest", "Startstheserver");
    assertThat(served).isEmpty();
  }

  /** Lines are broken wherever they become too long. */
  private static String bare(String text) {
    return text.replaceAll("\\s+", "");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--prot=1", "sreve", "--port", "--port=abc", "--config=/none", "bench"})
  void wrongUseIsOneSentenceOnStandardError(String argument) {
    assertThat(run(argument)).isEqualTo(CommandLineInterface.WRONG_USE);
    assertThat(err.toString()).startsWith("candor: ").hasLineCount(1);
    assertThat(out.toString()).isEmpty();
    assertThat(served).isEmpty();
  }

  @Test
  void aServerThatCannotStartSaysWhy() {
    int code =
        new CommandLineInterface(
                Map.of(),
                settings -> {
                  throw new StartException("The port is taken.");
                },
                linked::add,
                (settings, wish) -> wishes.add(wish),
                new PrintWriter(out),
                new PrintWriter(err))
            .run();
    assertThat(code).isEqualTo(CommandLineInterface.CANNOT_START);
    assertThat(err.toString()).isEqualTo("candor: The port is taken.\n");
  }
}
