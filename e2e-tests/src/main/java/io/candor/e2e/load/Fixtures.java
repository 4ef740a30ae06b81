package io.candor.e2e.load;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The pre-encoded media every publisher sends: VP8 at 121 kbit/s and Opus at 28 kbit/s. */
public final class Fixtures {
  private Fixtures() {}

  public static IvfFile video() {
    return IvfFile.parse(bytes("/media/v.ivf"));
  }

  public static OggOpusFile audio() {
    return OggOpusFile.parse(bytes("/media/a.ogg"));
  }

  private static byte[] bytes(String name) {
    try (InputStream in = Fixtures.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("no " + name + " on the class path");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
