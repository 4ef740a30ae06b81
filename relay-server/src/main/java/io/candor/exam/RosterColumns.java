package io.candor.exam;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Which column of a roster's file holds what; -1 where there is none. A first line is a header if
 * it names a column for the name.
 */
record RosterColumns(int first, int last, int codeColumn, int minutesColumn, boolean strict) {
  /** Without a header: name, code, extra minutes. */
  static final RosterColumns PLAIN = new RosterColumns(0, -1, 1, 2, true);

  private static final Set<String> NAME =
      Set.of("name", "student", "student name", "full name", "vollständiger name");
  private static final Set<String> FIRST = Set.of("first name", "firstname", "vorname");
  private static final Set<String> LAST =
      Set.of("last name", "lastname", "surname", "nachname", "familienname");
  private static final Set<String> CODE = Set.of("code", "access code", "zugangscode");
  private static final Set<String> MINUTES =
      Set.of("extra minutes", "extra", "extra time", "minutes", "zusatzminuten", "zusatzzeit");

  static Optional<RosterColumns> of(List<String> header) {
    List<String> names = header.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
    int whole = column(names, NAME);
    int first = whole >= 0 ? whole : column(names, FIRST);
    int last = whole >= 0 ? -1 : column(names, LAST);
    return first < 0 && last < 0
        ? Optional.empty()
        : Optional.of(
            new RosterColumns(first, last, column(names, CODE), column(names, MINUTES), false));
  }

  private static int column(List<String> names, Set<String> wanted) {
    return IntStream.range(0, names.size())
        .filter(i -> wanted.contains(names.get(i)))
        .findFirst()
        .orElse(-1);
  }

  String name(List<String> fields) {
    return IntStream.of(first, last)
        .mapToObj(column -> at(fields, column))
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(" "));
  }

  String code(List<String> fields) {
    return at(fields, codeColumn);
  }

  String minutes(List<String> fields) {
    return at(fields, minutesColumn);
  }

  /** Whether a line has more than what we know the meaning of. */
  boolean surplus(List<String> fields) {
    return strict && fields.stream().skip(3).anyMatch(field -> !field.isEmpty());
  }

  private static String at(List<String> fields, int column) {
    return column >= 0 && column < fields.size() ? fields.get(column) : "";
  }
}
