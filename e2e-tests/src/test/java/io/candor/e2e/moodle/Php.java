package io.candor.e2e.moodle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/** PHP as the machine has it. */
final class Php {
  /** The checks and tests of the plugin that are themselves written in PHP. */
  static final Path CHECKS = Path.of("moodle").toAbsolutePath();

  static final Path PLUGIN = Path.of("..", "extension", "moodle").toAbsolutePath().normalize();

  private Php() {}

  /** What a program said, and whether it was content. */
  record Said(boolean good, String words) {
    String whatIsWrong() {
      return good ? "" : words;
    }
  }

  /** Runs php, with nothing of the machine's own settings that could hide a fault. */
  static Said php(String... arguments) {
    List<String> command = new ArrayList<>(List.of("php", "-d", "error_reporting=-1"));
    command.addAll(List.of("-d", "display_errors=stderr", "-d", "log_errors=0"));
    command.addAll(List.of(arguments));
    return run(Map.of(), command);
  }

  /** Runs PHPUnit, with the settings of {@code moodle/phpunit.xml}. */
  static Said phpunit(Map<String, String> environment, String... arguments) {
    needExtensions("curl", "dom", "json", "mbstring", "tokenizer", "xmlwriter");
    List<String> command =
        new ArrayList<>(List.of("phpunit", "-c", CHECKS.resolve("phpunit.xml").toString()));
    command.addAll(List.of(arguments));
    return run(environment, command);
  }

  private static void needExtensions(String... names) {
    TreeSet<String> missing = new TreeSet<>(List.of(names));
    php("-m").words().lines().forEach(missing::remove);
    if (!missing.isEmpty()) {
      throw new AssertionError(
          "PHP lacks %s; install with: apt-get install php-curl php-mbstring php-xml"
              .formatted(String.join(", ", missing)));
    }
  }

  private static Said run(Map<String, String> environment, List<String> command) {
    try {
      ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.environment().putAll(environment);
      Process process = builder.start();
      process.getOutputStream().close();
      String words =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      return new Said(process.waitFor() == 0, words);
    } catch (IOException e) {
      String tool = command.getFirst();
      throw new AssertionError(
          "There is no %s on this machine; install it with: apt-get install %s"
              .formatted(tool, tool.equals("php") ? "php-cli" : tool),
          e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The plugin's PHP files. */
  static List<Path> files() {
    try (Stream<Path> all = Files.walk(PLUGIN)) {
      return all.filter(file -> file.toString().endsWith(".php")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
