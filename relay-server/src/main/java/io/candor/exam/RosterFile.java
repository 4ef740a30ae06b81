package io.candor.exam;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Reads a roster out of a file as spreadsheets and learning platforms write it. */
public final class RosterFile {
  public static final int LONGEST_NAME = 120;
  public static final int MOST_MINUTES = 600;
  private static final int MOST_ROWS = 5_000;

  /** A line of the roster; without a code, one is made. */
  public record Row(int line, String name, @Nullable String code, int extraMinutes) {}

  /** What is wrong with a line, counted from 1 as a text editor does. */
  public record Fault(int line, Kind kind) {}

  /** What can be wrong. */
  public enum Kind {
    NAME_MISSING,
    NAME_TOO_LONG,
    CODE_BAD,
    CODE_TWICE,
    MINUTES_BAD,
    TOO_MANY_COLUMNS,
    QUOTE_OPEN,
    EMPTY,
    TOO_LONG
  }

  /** All of it, or everything that is wrong with it. */
  public sealed interface Reading {
    record Rows(List<Row> rows) implements Reading {}

    record Faults(List<Fault> faults) implements Reading {}
  }

  private final List<Row> rows = new ArrayList<>();
  private final List<Fault> faults = new ArrayList<>();
  private final Map<String, Integer> codes = new HashMap<>();

  private RosterFile() {}

  /** Reads a whole file. */
  public static Reading read(byte[] file) {
    return new RosterFile().readAll(new CsvText(file));
  }

  private Reading readAll(CsvText text) {
    List<CsvText.Line> lines = text.lines();
    text.openQuote().ifPresent(line -> faults.add(new Fault(line, Kind.QUOTE_OPEN)));
    Optional<RosterColumns> header =
        lines.isEmpty() ? Optional.empty() : RosterColumns.of(lines.getFirst().fields());
    RosterColumns columns = header.orElse(RosterColumns.PLAIN);
    List<CsvText.Line> body = header.isPresent() ? lines.subList(1, lines.size()) : lines;
    if (faults.isEmpty() && body.isEmpty()) {
      faults.add(new Fault(1, Kind.EMPTY));
    } else if (body.size() > MOST_ROWS) {
      faults.add(new Fault(body.get(MOST_ROWS).number(), Kind.TOO_LONG));
    } else {
      body.forEach(line -> read(line, columns));
    }
    return faults.isEmpty() ? new Reading.Rows(rows) : new Reading.Faults(faults);
  }

  private void read(CsvText.Line line, RosterColumns columns) {
    BiConsumer<Boolean, Kind> check =
        (bad, kind) -> {
          if (bad) {
            faults.add(new Fault(line.number(), kind));
          }
        };
    String name = columns.name(line.fields());
    String code = columns.code(line.fields());
    int minutes = minutes(columns.minutes(line.fields()));
    check.accept(columns.surplus(line.fields()), Kind.TOO_MANY_COLUMNS);
    check.accept(name.isEmpty(), Kind.NAME_MISSING);
    check.accept(name.length() > LONGEST_NAME, Kind.NAME_TOO_LONG);
    check.accept(!code.isEmpty() && !Codes.wellFormed(code), Kind.CODE_BAD);
    check.accept(!code.isEmpty() && twice(code, line.number()), Kind.CODE_TWICE);
    check.accept(minutes < 0, Kind.MINUTES_BAD);
    rows.add(new Row(line.number(), name, code.isEmpty() ? null : code, minutes));
  }

  private boolean twice(String code, int line) {
    return codes.putIfAbsent(Codes.hash("", code), line) != null;
  }

  /** Minutes as written, empty for none; -1 when that is no number of minutes. */
  private static int minutes(String text) {
    try {
      int minutes = text.isEmpty() ? 0 : Integer.parseInt(text);
      return minutes > MOST_MINUTES ? -1 : minutes;
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  /** The name on the wire. */
  public static String wire(Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
