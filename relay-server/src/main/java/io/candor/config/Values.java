package io.candor.config;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The texts given for settings, each with the place it came from, turned into values or a sentence.
 */
final class Values {
  /** One given text: the flag, variable or file line it came from is named in complaints. */
  record Given(String text, String origin) {}

  private final Map<Setting, Given> given;

  Values(Map<Setting, Given> given) {
    this.given = given;
  }

  String text(Setting setting) {
    return given(setting).text();
  }

  SettingsException wrong(Setting setting) {
    return SettingsException.wrong(setting, text(setting), given(setting).origin());
  }

  <T> T value(Setting setting, Function<String, T> parse) {
    try {
      return parse.apply(text(setting));
    } catch (IllegalArgumentException e) {
      throw wrong(setting);
    }
  }

  String matching(Setting setting, Predicate<String> allowed) {
    if (!allowed.test(text(setting))) {
      throw wrong(setting);
    }
    return text(setting);
  }

  int number(Setting setting, int least, int most) {
    return value(
        setting,
        text -> {
          int number = Integer.parseInt(text);
          if (number < least || number > most) {
            throw new IllegalArgumentException(text);
          }
          return number;
        });
  }

  <T> List<T> list(Setting setting, Function<String, T> parse) {
    return value(
        setting,
        text ->
            Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(part -> !text.isBlank())
                .map(parse)
                .toList());
  }

  private Given given(Setting setting) {
    return given.getOrDefault(setting, new Given(setting.standard(), "the default"));
  }
}
