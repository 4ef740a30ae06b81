package io.candor.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.candor.evidence.Vault;
import io.candor.exam.Recordings;
import io.candor.exam.Rows;
import io.candor.exam.Scoring;
import io.candor.recording.DamagedBlobException;
import io.candor.recording.PartReader;
import io.candor.signaling.wire.WireMapper;
import io.candor.store.Attempt;
import io.candor.store.Evidence;
import io.candor.store.Exam;
import io.candor.store.Part;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * All that is held about one attempt, as one zip: facts and events in JSON, the recordings and the
 * evidence as they play. It is made while it is sent, and lies nowhere.
 */
final class AttemptExport {
  private static final int BLOCK = 64 * 1024;

  /** What is the institution's people's, and none of the student's. */
  private static final Map<String, Set<String>> STAFF =
      Map.of(
          "note",
          Set.of("author", "author_id"),
          "review",
          Set.of("author", "author_id"),
          "accommodation",
          Set.of("author", "author_id"),
          "legal_hold",
          Set.of("by_whom", "reason"));

  private final ObjectMapper mapper = WireMapper.create();
  private final Rows rows;
  private final Recordings recordings;
  private final Vault vault;
  private final Scoring scoring;

  AttemptExport(Rows rows, Recordings recordings, Vault vault, Scoring scoring) {
    this.rows = rows;
    this.recordings = recordings;
    this.vault = vault;
    this.scoring = scoring;
  }

  /** Writes a zip. */
  @FunctionalInterface
  interface Zip {
    void to(OutputStream out) throws IOException;
  }

  /** Answers with a zip about an attempt. */
  static void answer(Attempt attempt, HttpServletResponse response, Zip zip) throws IOException {
    response.setContentType("application/zip");
    response.setHeader("Cache-Control", "no-store");
    response.setHeader(
        "Content-Disposition", "attachment; filename=\"candor-" + attempt.id() + ".zip\"");
    try {
      zip.to(response.getOutputStream());
    } catch (RuntimeException e) {
      // Only an exception of this kind cuts the connection, so that half a zip never seems whole.
      throw new IOException("the export could not be completed", e);
    }
  }

  /**
   * Writes the zip. A failure leaves it without its directory, so that nobody takes it as whole.
   */
  void write(Exam exam, Attempt attempt, OutputStream out) throws IOException {
    write(exam, attempt, Map.of(), out);
  }

  /**
   * As {@link #write} does, for the student: without who of the institution wrote or held
   * something.
   */
  void writeForStudent(Exam exam, Attempt attempt, List<OwnReport.Look> looks, OutputStream out)
      throws IOException {
    write(exam, attempt, Map.of("looks", looks), out);
  }

  private void write(Exam exam, Attempt attempt, Map<String, Object> more, OutputStream out)
      throws IOException {
    Map<String, Object> facts = new LinkedHashMap<>();
    Map<String, Object> events = new LinkedHashMap<>();
    facts.put("exam", Map.of("id", exam.id(), "title", exam.title(), "address", exam.address()));
    rows.everything()
        .of(attempt.id())
        .forEach((table, found) -> (isOfEvents(table) ? events : facts).put(table, found));
    // Its reviews are rows of their own, with and without names.
    scoring
        .of(exam, attempt)
        .ifPresent(scored -> facts.put("score", ScoreView.of(scored, Reader.student())));
    if (!more.isEmpty()) {
      STAFF.forEach((table, columns) -> facts.computeIfPresent(table, without(columns)));
      facts.putAll(more);
    }
    ZipOutputStream zip = new ZipOutputStream(out);
    // What is recorded is compressed already.
    zip.setLevel(Deflater.BEST_SPEED);
    json(zip, "facts.json", facts);
    json(zip, "events.json", events);
    List<String> unreadable = new ArrayList<>();
    for (Part part : rows.parts().ofAttempt(attempt.id())) {
      if (part.state() != Part.State.EMPTY && !recording(zip, part)) {
        unreadable.add(part.id());
      }
    }
    List<String> lost = new ArrayList<>();
    for (Evidence evidence : rows.afterwards().evidence().ofAttempt(attempt.id())) {
      if (evidence.state() == Evidence.State.KEPT && !evidence(zip, evidence)) {
        lost.add(evidence.id());
      }
    }
    if (!unreadable.isEmpty() || !lost.isEmpty()) {
      json(zip, "unreadable.json", Map.of("parts", unreadable, "evidence", lost));
    }
    zip.finish();
  }

  private static BiFunction<String, Object, Object> without(Set<String> columns) {
    return (table, rows) ->
        rows instanceof List<?> list
            ? list.stream()
                .map(row -> new LinkedHashMap<Object, Object>((Map<?, ?>) row))
                .peek(row -> row.keySet().removeAll(columns))
                .toList()
            : rows;
  }

  private static boolean isOfEvents(String table) {
    return table.endsWith("event");
  }

  private void json(ZipOutputStream zip, String name, Object value) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(mapper.writerWithDefaultPrettyPrinter().writeValueAsBytes(value));
    zip.closeEntry();
  }

  /** Adds a part as it plays; false when its blob cannot be opened. */
  private boolean recording(ZipOutputStream zip, Part part) throws IOException {
    String name = "recordings/" + part.source() + "-" + part.id() + ".webm";
    return blob(zip, name, opened(() -> recordings.open(part)));
  }

  private boolean evidence(ZipOutputStream zip, Evidence evidence) throws IOException {
    String name = "evidence/" + EvidenceAnswer.fileName(evidence);
    return blob(zip, name, opened(() -> vault.open(evidence).orElse(null)));
  }

  private static boolean blob(ZipOutputStream zip, String name, @Nullable PartReader reader)
      throws IOException {
    if (reader == null) {
      return false;
    }
    try (reader) {
      zip.putNextEntry(new ZipEntry(name));
      copy(reader, zip);
      zip.closeEntry();
      return true;
    }
  }

  private static @Nullable PartReader opened(Supplier<@Nullable PartReader> opening) {
    try {
      return opening.get();
    } catch (DamagedBlobException | UncheckedIOException e) {
      return null;
    }
  }

  private static void copy(PartReader reader, OutputStream out) throws IOException {
    byte[] block = new byte[BLOCK];
    long end = reader.size();
    long position = 0;
    while (position < end) {
      int read = reader.read(position, block, 0, (int) Math.min(BLOCK, end - position));
      if (read < 0) {
        throw new IOException("the recording ended before its size");
      }
      out.write(block, 0, read);
      position += read;
    }
  }
}
