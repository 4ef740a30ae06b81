package io.candor.evidence;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What evidence can be, and how many bytes of each are taken. */
public enum Kind {
  PHOTO(1 << 20),
  SCREENSHOT(8 << 20),
  CLIP(2 << 20);

  private final int mostBytes;

  Kind(int mostBytes) {
    this.mostBytes = mostBytes;
  }

  public int mostBytes() {
    return mostBytes;
  }

  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Kind> of(String wire) {
    return Arrays.stream(values()).filter(kind -> kind.wire().equals(wire)).findFirst();
  }
}
