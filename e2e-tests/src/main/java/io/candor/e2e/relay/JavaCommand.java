package io.candor.e2e.relay;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The command line of a child JVM that sees the relay's classes, and nothing of these tests. */
final class JavaCommand {
  private JavaCommand() {}

  static List<String> relay(List<String> jvmOptions, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(jvmOptions);
    command.add("-cp");
    command.add(classPath());
    command.add("io.candor.Main");
    command.addAll(arguments);
    return command;
  }

  /** Our own class path without what only tests need; Surefire hides it behind a manifest. */
  private static String classPath() {
    String whole =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return Stream.of(whole.split(File.pathSeparator))
        .filter(
            entry ->
                !entry.contains("e2e-tests" + File.separator + "target" + File.separator + "c"))
        .filter(entry -> !entry.contains("test-classes") && !entry.contains("selenium"))
        .filter(entry -> !entry.contains("webrtc-java") && !entry.endsWith("-tests.jar"))
        .collect(Collectors.joining(File.pathSeparator));
  }
}
