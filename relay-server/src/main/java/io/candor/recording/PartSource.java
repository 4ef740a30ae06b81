package io.candor.recording;

import io.candor.webm.WebmSource;

/**
 * A part's bytes as WebM is read from.
 *
 * @param size how many of them
 */
public record PartSource(PartReader reader, long size) implements WebmSource {
  /** As many bytes as there are now. */
  public static PartSource of(PartReader reader) {
    return new PartSource(reader, reader.size());
  }

  @Override
  public int read(long position, byte[] into, int offset, int length) {
    return reader.read(position, into, offset, length);
  }
}
