package io.candor.media.embedded;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Closing what may already be broken. */
final class Closing {
  private Closing() {}

  /** Closes a socket whose failure to close changes nothing any more. */
  static void quietly(@Nullable Closeable closeable) {
    if (closeable == null) {
      return;
    }
    try {
      closeable.close();
    } catch (IOException e) {
      // The descriptor is released in any case.
    }
  }
}
