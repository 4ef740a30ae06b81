package io.candor.exam;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * A file of values separated by commas, semicolons or tabs, in UTF-8 or, when it isn't that, in
 * Windows-1252; values may be in double quotes (RFC 4180).
 */
final class CsvText {
  /** A line that is not empty, by the number an editor shows for its beginning. */
  record Line(int number, List<String> fields) {}

  private final List<Line> lines = new ArrayList<>();
  private final List<String> fields = new ArrayList<>();
  private final StringBuilder field = new StringBuilder();
  private int number = 1;
  private int began = 1;
  private int quoteFrom;
  private boolean quoted;

  CsvText(byte[] file) {
    String text = decoded(file).replace("\r\n", "\n").replace('\r', '\n');
    char separator = separator(text);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean doubled = quoted && c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"';
      if (doubled) {
        field.append('"');
        i++;
      } else {
        read(c, separator);
      }
    }
    endLine();
  }

  private void read(char c, char separator) {
    if (c == '"' && (quoted || field.toString().isBlank())) {
      quoteFrom = number;
      quoted = !quoted;
    } else if (!quoted && c == separator) {
      endField();
    } else if (!quoted && c == '\n') {
      endLine();
      number++;
      began = number;
    } else {
      field.append(c);
      number += c == '\n' ? 1 : 0;
    }
  }

  private void endField() {
    fields.add(field.toString().strip());
    field.setLength(0);
  }

  private void endLine() {
    endField();
    if (fields.stream().anyMatch(value -> !value.isEmpty())) {
      lines.add(new Line(began, List.copyOf(fields)));
    }
    fields.clear();
  }

  List<Line> lines() {
    return lines;
  }

  /** The line of a quote that is never closed. */
  OptionalInt openQuote() {
    return quoted ? OptionalInt.of(quoteFrom) : OptionalInt.empty();
  }

  private static String decoded(byte[] file) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file)).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      return new String(file, Charset.forName("windows-1252"));
    }
  }

  /** Whichever the first line has most of. */
  private static char separator(String text) {
    String first = text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
    char best = ',';
    for (char candidate : new char[] {';', '\t'}) {
      best = count(first, candidate) > count(first, best) ? candidate : best;
    }
    return best;
  }

  private static long count(String line, char wanted) {
    return line.chars().filter(c -> c == wanted).count();
  }
}
