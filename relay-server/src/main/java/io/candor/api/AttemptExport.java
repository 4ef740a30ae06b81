package io.candor.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.candor.exam.Recordings;
import io.candor.exam.Rows;
import io.candor.recording.DamagedBlobException;
import io.candor.recording.PartReader;
import io.candor.signaling.wire.WireMapper;
import io.candor.store.Attempt;
import io.candor.store.Exam;
import io.candor.store.Part;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * All that is held about one attempt, as one zip: facts and events in JSON, the recordings as they
 * play. It is made while it is sent, and lies nowhere.
 */
final class AttemptExport {
  private static final int BLOCK = 64 * 1024;

  private final ObjectMapper mapper = WireMapper.create();
  private final Rows rows;
  private final Recordings recordings;

  AttemptExport(Rows rows, Recordings recordings) {
    this.rows = rows;
    this.recordings = recordings;
  }

  /**
   * Writes the zip. A failure leaves it without its directory, so that nobody takes it as whole.
   */
  void write(Exam exam, Attempt attempt, OutputStream out) throws IOException {
    Map<String, Object> facts = new LinkedHashMap<>();
    Map<String, Object> events = new LinkedHashMap<>();
    facts.put("exam", Map.of("id", exam.id(), "title", exam.title(), "address", exam.address()));
    rows.everything()
        .of(attempt.id())
        .forEach((table, found) -> (isOfEvents(table) ? events : facts).put(table, found));
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
    if (!unreadable.isEmpty()) {
      json(zip, "unreadable.json", Map.of("parts", unreadable));
    }
    zip.finish();
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
    PartReader reader = opened(part);
    if (reader == null) {
      return false;
    }
    try (reader) {
      zip.putNextEntry(new ZipEntry("recordings/" + part.source() + "-" + part.id() + ".webm"));
      copy(reader, zip);
      zip.closeEntry();
      return true;
    }
  }

  private @Nullable PartReader opened(Part part) {
    try {
      return recordings.open(part);
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
