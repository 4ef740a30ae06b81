package io.candor.exam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.candor.exam.RosterFile.Fault;
import io.candor.exam.RosterFile.Kind;
import io.candor.exam.RosterFile.Reading;
import io.candor.exam.RosterFile.Row;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rosters as spreadsheets and learning platforms write them. */
class RosterFileTest {
  private static List<Row> rows(byte[] file) {
    Reading reading = RosterFile.read(file);
    assertThat(reading).isInstanceOf(Reading.Rows.class);
    return ((Reading.Rows) reading).rows();
  }

  private static List<Row> rows(String file) {
    return rows(file.getBytes(StandardCharsets.UTF_8));
  }

  private static List<Fault> faults(String file) {
    Reading reading = RosterFile.read(file.getBytes(StandardCharsets.UTF_8));
    assertThat(reading).isInstanceOf(Reading.Faults.class);
    return ((Reading.Faults) reading).faults();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Ada Lovelace,ADA12345,15\nÉmilie,,",
        "name,code,extra minutes\r\nAda Lovelace,ADA12345,15\r\nÉmilie,,\r\n",
        "\uFEFFcode;extra;name\n\"ADA12345\";\"15\";\"Ada Lovelace\"\n;;Émilie\n",
        "Vorname\tNachname\tCode\tZusatzzeit\nAda\tLovelace\tADA12345\t15\n\nÉmilie\t\t\t\n",
      })
  void commasSemicolonsAndTabsWithAHeaderOrWithout(String file) {
    assertThat(rows(file))
        .extracting(Row::name, Row::code, Row::extraMinutes)
        .containsExactly(tuple("Ada Lovelace", "ADA12345", 15), tuple("Émilie", null, 0));
  }

  @Test
  void whatIsNotUtf8IsWindows1252() {
    byte[] file = "Zoë Müller;;10".getBytes(Charset.forName("windows-1252"));
    assertThat(rows(file)).extracting(Row::name).containsExactly("Zoë Müller");
  }

  @Test
  void quotesHoldSeparatorsQuotesAndLines() {
    assertThat(rows("\"Lovelace, \"\"Ada\"\"\",CODE1\n\"Two\nlines\",CODE2\nThree,CODE3"))
        .extracting(Row::name, Row::line)
        .containsExactly(tuple("Lovelace, \"Ada\"", 1), tuple("Two\nlines", 2), tuple("Three", 4));
  }

  @Test
  void everyBadLineIsNamedByItsNumber() {
    String file =
        "name,code,extra\n,CODE1,\nAda,x!,\nAlan,CODE-2,ten\nGrace,code2,-5\nOk,OK123,601\n"
            + "x".repeat(121);
    assertThat(faults(file))
        .containsExactly(
            new Fault(2, Kind.NAME_MISSING),
            new Fault(3, Kind.CODE_BAD),
            new Fault(4, Kind.MINUTES_BAD),
            new Fault(5, Kind.CODE_TWICE),
            new Fault(5, Kind.MINUTES_BAD),
            new Fault(6, Kind.MINUTES_BAD),
            new Fault(7, Kind.NAME_TOO_LONG));
  }

  @Test
  void anEmptyFileAnOpenQuoteAndTooManyColumnsAreFaults() {
    assertThat(faults(" \n\n")).containsExactly(new Fault(1, Kind.EMPTY));
    assertThat(faults("name,code\n")).containsExactly(new Fault(1, Kind.EMPTY));
    assertThat(faults("Ada\n\"Alan\nGrace")).contains(new Fault(2, Kind.QUOTE_OPEN));
    assertThat(faults("Ada,CODE1,5,more")).containsExactly(new Fault(1, Kind.TOO_MANY_COLUMNS));
  }

  /** Whatever comes, the answer is rows or faults. */
  @Test
  void nothingIsThrownAtAnyBytes() {
    Random random = new Random(3);
    byte[] pieces = "\"\",;\t\r\n\u00ff aA1name".getBytes(StandardCharsets.ISO_8859_1);
    for (int i = 0; i < 20_000; i++) {
      byte[] file = new byte[random.nextInt(40)];
      for (int at = 0; at < file.length; at++) {
        file[at] = pieces[random.nextInt(pieces.length)];
      }
      assertThat(RosterFile.read(file)).isNotNull();
    }
  }
}
