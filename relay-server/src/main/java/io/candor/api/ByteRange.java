package io.candor.api;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The one range a request may ask for (RFC 9110, 14.1.2); both ends are inside. */
record ByteRange(long first, long last) {
  private static final Pattern SHAPE = Pattern.compile("bytes=([0-9]{0,18})-([0-9]{0,18})");

  /** A header that asks for something there isn't. */
  static final class Unsatisfiable extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  long length() {
    return last - first + 1;
  }

  /**
   * Reads a Range header. One of several ranges, of another unit or malformed is ignored, as the
   * RFC allows: the answer is then the whole.
   */
  static Optional<ByteRange> of(@Nullable String header, long size) {
    Matcher parts = SHAPE.matcher(header == null ? "" : header);
    if (!parts.matches() || (parts.group(1) + parts.group(2)).isEmpty()) {
      return Optional.empty();
    }
    String from = parts.group(1);
    String to = parts.group(2);
    long first = from.isEmpty() ? Math.max(0, size - Long.parseLong(to)) : Long.parseLong(from);
    long last = from.isEmpty() || to.isEmpty() ? size - 1 : Math.min(Long.parseLong(to), size - 1);
    if (!from.isEmpty() && !to.isEmpty() && Long.parseLong(to) < first) {
      return Optional.empty();
    }
    if (first >= size || (from.isEmpty() && Long.parseLong(to) == 0)) {
      throw new Unsatisfiable();
    }
    return Optional.of(new ByteRange(first, last));
  }
}
