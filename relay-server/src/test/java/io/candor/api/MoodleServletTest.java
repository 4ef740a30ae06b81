package io.candor.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Moodle's installer is given. */
class MoodleServletTest {
  private static final Path SOURCE = Path.of("../extension/moodle");
  private static final String TOP = "candor/";

  private static byte[] zip() throws IOException {
    try (InputStream in = MoodleServlet.class.getResourceAsStream("/web" + MoodleServlet.PLUGIN)) {
      assertThat(in).as("the plugin, built by Maven").isNotNull();
      return in.readAllBytes();
    }
  }

  private static Map<String, byte[]> files() throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    try (ZipInputStream entries = new ZipInputStream(new ByteArrayInputStream(zip()))) {
      for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
        assertThat(files.put(entry.getName(), entries.readAllBytes()))
            .as("a second %s", entry.getName())
            .isNull();
      }
    }
    return files;
  }

  private static String text(Map<String, byte[]> files, String name) {
    assertThat(files).containsKey(TOP + name);
    return new String(files.get(TOP + name), StandardCharsets.UTF_8);
  }

  /** The plugin's files in the repository that are meant for a site, as they are named there. */
  private static Set<String> sources() throws IOException {
    try (Stream<Path> all = Files.walk(SOURCE)) {
      return all.filter(Files::isRegularFile)
          .map(file -> SOURCE.relativize(file).toString())
          .filter(name -> !name.startsWith("tests/") && !name.startsWith("amd/build/"))
          .filter(name -> !name.startsWith(".") && !name.contains("/."))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  @Test
  void thereIsOneFolderWithThePluginAndNothingElse() throws IOException {
    Map<String, byte[]> files = files();
    assertThat(files.keySet()).allMatch(name -> name.startsWith(TOP));
    assertThat(files.keySet()).noneMatch(name -> name.contains("..") || name.contains("\\"));
    Set<String> expected =
        sources().stream().map(TOP::concat).collect(Collectors.toCollection(TreeSet::new));
    expected.add(TOP + "amd/build/preflight.min.js");
    assertThat(files.keySet()).isEqualTo(expected);
    for (String name : sources()) {
      assertThat(files.get(TOP + name))
          .as(name)
          .isEqualTo(Files.readAllBytes(SOURCE.resolve(name)));
    }
  }

  @Test
  void moodleFindsWhatItAsksFor() throws IOException {
    Map<String, byte[]> files = files();
    assertThat(text(files, "version.php"))
        .contains("$plugin->component = 'quizaccess_candor';", "$plugin->requires = ");
    assertThat(text(files, "LICENSE")).contains("GNU GENERAL PUBLIC LICENSE", "Version 3");
    assertThat(text(files, "lang/en/quizaccess_candor.php")).contains("$string['pluginname']");
    assertThat(text(files, "lang/de/quizaccess_candor.php")).contains("$string['pluginname']");
    // Moodle puts the name into the first define( that has none.
    assertThat(text(files, "amd/build/preflight.min.js"))
        .isEqualTo(text(files, "amd/src/preflight.js"))
        .containsOnlyOnce("define([], ");
  }

  @Test
  void nothingOfDevelopmentIsInIt() throws IOException {
    assertThat(files().keySet())
        .noneMatch(name -> name.contains("/tests/") || name.contains("/."))
        .noneMatch(name -> name.contains("node_modules") || name.endsWith(".map"))
        .noneMatch(
            name -> name.matches(".*/(Gruntfile\\.js|package(-lock)?\\.json|phpunit\\.xml)"));
  }

  /** No order of a file system, no date of a checkout: the same sources make the same bytes. */
  @Test
  void nothingOfTheMachineIsInIt() throws IOException {
    List<String> names = new ArrayList<>();
    try (ZipInputStream entries = new ZipInputStream(new ByteArrayInputStream(zip()))) {
      for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
        assertThat(entry.getTimeLocal()).isEqualTo(LocalDateTime.of(2026, 1, 1, 0, 0));
        assertThat(entry.getExtra()).as("%s", entry.getName()).isNull();
        names.add(entry.getName());
      }
    }
    List<String> built = names.stream().filter(name -> name.contains("/amd/build/")).toList();
    assertThat(names.subList(0, names.size() - built.size())).isSorted();
    assertThat(names).endsWith(built.toArray(String[]::new));
    assertThat(built).isSorted();
  }

  @Test
  void itIsServedToWhoeverAsks(@TempDir Path folder) throws IOException, InterruptedException {
    try (Site site = new Site(folder);
        HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<byte[]> answer =
          client.send(
              HttpRequest.newBuilder(URI.create(site.origin() + MoodleServlet.PLUGIN)).build(),
              HttpResponse.BodyHandlers.ofByteArray());
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().firstValue("Content-Type")).contains("application/zip");
      assertThat(answer.headers().firstValue("Content-Disposition"))
          .contains("attachment; filename=\"quizaccess_candor.zip\"");
      assertThat(answer.body()).isEqualTo(zip());
    }
  }
}
