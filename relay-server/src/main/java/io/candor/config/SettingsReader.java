package io.candor.config;

import io.candor.config.Values.Given;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Gathers settings from a file, the environment and flags; a later one of these wins, an unknown
 * one stops.
 */
public final class SettingsReader {
  private static final String PREFIX = "CANDOR_";

  private SettingsReader() {}

  /**
   * Reads and checks everything.
   *
   * @param flags what the command line gave
   * @param environment all variables; those not beginning with CANDOR_ are none of ours
   * @param file a properties file in UTF-8, or null
   * @throws SettingsException naming the setting, its value and what is allowed
   */
  public static Settings read(
      Map<Setting, String> flags, Map<String, String> environment, @Nullable Path file) {
    Map<Setting, Given> given = new EnumMap<>(Setting.class);
    if (file != null) {
      fromFile(file, given);
    }
    fromEnvironment(environment, given);
    flags.forEach((setting, text) -> given.put(setting, new Given(text.strip(), setting.flag())));
    return SettingsParser.parse(new Values(given));
  }

  private static void fromFile(Path file, Map<Setting, Given> given) {
    Properties lines = new Properties();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      lines.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      throw new SettingsException(
          "The settings file \""
              + file
              + "\" cannot be read; allowed is a readable text file in UTF-8 with lines like"
              + " port=8080.");
    }
    for (String key : new TreeSet<>(lines.stringPropertyNames())) {
      Setting setting =
          Setting.ofKey(key).orElseThrow(() -> unknown("setting", key, "file " + file, keys()));
      given.put(setting, new Given(lines.getProperty(key).strip(), "file " + file));
    }
  }

  private static void fromEnvironment(Map<String, String> environment, Map<Setting, Given> given) {
    for (String name : new TreeSet<>(environment.keySet())) {
      if (name.startsWith(PREFIX)) {
        Setting setting =
            Setting.ofVariable(name)
                .orElseThrow(() -> unknown("variable", name, "the environment", variables()));
        String text = environment.getOrDefault(name, "").strip();
        given.put(setting, new Given(text, "variable " + name));
      }
    }
  }

  private static SettingsException unknown(
      String kind, String name, String origin, String allowed) {
    return new SettingsException(
        "There is no %s \"%s\" (%s); allowed are %s.".formatted(kind, name, origin, allowed));
  }

  private static String keys() {
    return String.join(", ", Arrays.stream(Setting.values()).map(Setting::key).toList());
  }

  private static String variables() {
    return String.join(", ", Arrays.stream(Setting.values()).map(Setting::variable).toList());
  }
}
