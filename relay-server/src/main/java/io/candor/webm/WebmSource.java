package io.candor.webm;

/** Bytes that a {@link WebmReader} may look at in any order. */
public interface WebmSource {
  long size();

  /** Reads at least one byte, or returns -1 at the end. */
  int read(long position, byte[] into, int offset, int length);
}
