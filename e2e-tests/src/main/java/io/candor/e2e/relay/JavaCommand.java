package io.candor.e2e.relay;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The command line of a child JVM that sees the relay's classes, and nothing of these tests. */
final class JavaCommand {
  /** From this release on the JDK keeps classes linked, in a file it wants named otherwise. */
  private static final int KEEPS_LINKED_CLASSES = 25;

  private JavaCommand() {}

  static List<String> relay(List<String> jvmOptions, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:+UseSerialGC");
    command.addAll(jvmOptions);
    String classes = classPath();
    Optional<Path> packed = packed(classes);
    if (packed.isPresent()) {
      command.addAll(archive(packed.get()));
      command.addAll(List.of("-jar", packed.get().toString()));
    } else {
      // What the jar's manifest allows: the database's driver loads a library.
      command.add("--enable-native-access=ALL-UNNAMED");
      command.addAll(List.of("-cp", classes, "io.candor.Main"));
    }
    command.addAll(arguments);
    return command;
  }

  /** The server as it is shipped, where Maven has packed it: a jar with all it needs beside it. */
  private static Optional<Path> packed(String classes) {
    return Stream.of(classes.split(File.pathSeparator))
        .map(Path::of)
        .filter(entry -> entry.getFileName().toString().matches("relay-server-.*\\.jar"))
        .filter(jar -> Files.isDirectory(jar.resolveSibling("lib")))
        .findFirst();
  }

  /** The launcher's archive of loaded classes; one that is older than a jar does not fit it. */
  private static List<String> archive(Path jar) {
    Path archive = jar.resolveSibling("candor.jsa");
    try (Stream<Path> lib = Files.list(jar.resolveSibling("lib"))) {
      if (!Files.exists(archive) || Stream.concat(lib, Stream.of(jar)).anyMatch(newer(archive))) {
        return List.of();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Runtime.version().feature() >= KEEPS_LINKED_CLASSES
        ? List.of("-XX:AOTCache=" + archive, "-Xlog:disable", "-Xlog:all=error,aot*=off:stderr")
        : List.of("-XX:SharedArchiveFile=" + archive, "-Xlog:disable", "-Xlog:all=error:stderr");
  }

  private static Predicate<Path> newer(Path archive) throws IOException {
    FileTime made = Files.getLastModifiedTime(archive);
    return jar -> {
      try {
        return Files.getLastModifiedTime(jar).compareTo(made) > 0;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    };
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
