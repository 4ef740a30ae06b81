package io.candor.cli;

import io.candor.config.Setting;
import io.candor.config.Settings;
import io.candor.config.SettingsException;
import io.candor.config.SettingsReader;
import io.candor.store.DataFolderException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * What {@code ./candor} understands; options are made from {@link Setting}, so none lacks its help.
 */
public final class CommandLineInterface {
  static final int DONE = 0;
  static final int CANNOT_START = 1;
  static final int WRONG_USE = 2;

  /** A command that the launcher runs before this program is ever started. */
  private record Launched(String name, String meaning) {}

  private static final List<Launched> LAUNCHED =
      List.of(
          new Launched("test", "Runs every test, those in a real browser included."),
          new Launched(
              "bench", "Measures: bench media --students K drives K students against a relay."),
          new Launched("fuzz", "Feeds a million mutations of valid input to each parser; long."),
          new Launched("soak", "Records for ten minutes and measures how sound and picture agree."),
          new Launched("build", "Builds everything and stops."));

  private static final String ADMIN_LINK = "admin-link";
  private static final String CLIENT = "client";
  private static final Set<String> SERVING = Set.of("candor", "serve");

  private final Map<String, String> environment;
  private final Consumer<Settings> server;
  private final Consumer<Settings> adminLink;
  private final BiConsumer<Settings, ClientWish> client;
  private final PrintWriter out;
  private final PrintWriter err;

  /**
   * Takes what a command needs.
   *
   * @param server starts the server and returns when it has stopped
   * @param adminLink prints a link that makes an administrator
   * @param client makes a learning management system known, or ends it
   */
  public CommandLineInterface(
      Map<String, String> environment,
      Consumer<Settings> server,
      Consumer<Settings> adminLink,
      BiConsumer<Settings, ClientWish> client,
      PrintWriter out,
      PrintWriter err) {
    this.environment = environment;
    this.server = server;
    this.adminLink = adminLink;
    this.client = client;
    this.out = out;
    this.err = err;
  }

  /** Runs a command and returns its exit code. */
  public int run(String... arguments) {
    CommandLine line = new CommandLine(root());
    line.setExpandAtFiles(false);
    line.setOverwrittenOptionsAllowed(false);
    try {
      ParseResult parsed = line.parseArgs(arguments);
      return run(parsed);
    } catch (ParameterException e) {
      return stop(WRONG_USE, sentence(e));
    } catch (SettingsException e) {
      return stop(WRONG_USE, e.getMessage());
    } catch (StartException | DataFolderException e) {
      return stop(CANNOT_START, e.getMessage());
    }
  }

  private int run(ParseResult root) {
    ParseResult parsed = root.hasSubcommand() ? root.subcommand() : root;
    CommandSpec command = parsed.commandSpec();
    if (root.hasMatchedOption("--help") || parsed.hasMatchedOption("--help")) {
      out.print(command.commandLine().getUsageMessage(Ansi.OFF));
      out.flush();
      return DONE;
    }
    if (parsed.hasMatchedOption("--version")) {
      out.println("candor " + version());
      out.flush();
      return DONE;
    }
    if (command.name().equals(ADMIN_LINK)) {
      adminLink.accept(settings(List.of(root, parsed)));
      return DONE;
    }
    if (command.name().equals(CLIENT)) {
      List<String> words = parsed.matchedPositionalValue(0, List.of());
      client.accept(settings(List.of(root, parsed)), ClientWish.of(words));
      return DONE;
    }
    if (!SERVING.contains(command.name())) {
      return stop(
          WRONG_USE,
          "The command " + command.name() + " is run by the launcher: ./candor " + command.name());
    }
    server.accept(settings(List.of(root, parsed)));
    return DONE;
  }

  /** Settings may stand before the command as well as after it. */
  private Settings settings(List<ParseResult> parsed) {
    Map<Setting, String> flags = new EnumMap<>(Setting.class);
    for (Setting setting : Setting.values()) {
      given(parsed, setting.flag()).ifPresent(value -> flags.put(setting, value));
    }
    Path file = given(parsed, "--config").map(Path::of).orElse(null);
    return SettingsReader.read(flags, environment, file);
  }

  private static Optional<String> given(List<ParseResult> parsed, String flag) {
    return parsed.stream()
        .map(result -> result.matchedOptionValue(flag, (String) null))
        .filter(Objects::nonNull)
        .reduce((before, after) -> after);
  }

  private int stop(int code, @Nullable String sentence) {
    err.println("candor: " + sentence);
    err.flush();
    return code;
  }

  private static String sentence(ParameterException e) {
    if (e instanceof UnmatchedArgumentException unmatched) {
      String argument = unmatched.getUnmatched().getFirst();
      return "There is no %s \"%s\"; ./candor --help lists what is allowed."
          .formatted(argument.startsWith("-") ? "setting" : "command", argument);
    }
    String message = String.valueOf(e.getMessage());
    return message + (message.endsWith(".") ? "" : ";") + " ./candor --help lists what is allowed.";
  }

  /** The version in the jar's manifest, or "development" outside one. */
  public static String version() {
    String version = CommandLineInterface.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }

  private static CommandSpec root() {
    CommandSpec root = command("candor", "Exam proctoring that you host yourself.");
    settings(root);
    root.addOption(
        OptionSpec.builder("-V", "--version").description("Prints the version and stops.").build());
    CommandSpec serve = command("serve", "Starts the server; what ./candor does by itself.");
    settings(serve);
    root.addSubcommand("serve", serve);
    CommandSpec adminLink =
        command(
            ADMIN_LINK,
            "Prints a link that makes an administrator, or gives one a new password; works beside a running server.");
    settings(adminLink);
    root.addSubcommand(ADMIN_LINK, adminLink);
    CommandSpec client =
        command(
            CLIENT,
            "Makes a learning management system known, gives it another secret, or ends it: "
                + ClientWish.USE
                + "; works beside a running server.");
    settings(client);
    client.addPositional(
        PositionalParamSpec.builder()
            .paramLabel("WHAT")
            .arity("0..*")
            .type(List.class)
            .auxiliaryTypes(String.class)
            .description("What to do, and with whom.")
            .build());
    root.addSubcommand(CLIENT, client);
    for (Launched launched : LAUNCHED) {
      root.addSubcommand(launched.name(), command(launched.name(), launched.meaning()));
    }
    root.usageMessage()
        .footer(
            "",
            "Every setting can also be a line of the file given with --config (media.port=8081) or",
            "a variable (CANDOR_MEDIA_PORT=8081). A setting on the command line wins over a",
            "variable, a variable over the file. docs/configuration.md says more.");
    return root;
  }

  private static CommandSpec command(String name, String meaning) {
    CommandSpec command = CommandSpec.create().name(name);
    command
        .usageMessage()
        .description(meaning)
        .abbreviateSynopsis(true)
        .width(100)
        .adjustLineBreaksForWideCJKCharacters(false);
    command.addOption(
        OptionSpec.builder("-h", "--help")
            .usageHelp(true)
            .description("Prints this help and stops.")
            .build());
    return command;
  }

  private static void settings(CommandSpec command) {
    command.addOption(
        OptionSpec.builder("--config")
            .type(String.class)
            .paramLabel("FILE")
            .description("Reads settings from this file: lines of key=value.")
            .build());
    for (Setting setting : Setting.values()) {
      command.addOption(
          OptionSpec.builder(setting.flag())
              .type(String.class)
              .paramLabel(setting.placeholder())
              .description(
                  setting.meaning(),
                  "Allowed: " + setting.allowed() + ".",
                  "Default: " + (setting.standard().isEmpty() ? "empty" : setting.standard()))
              .build());
    }
  }
}
