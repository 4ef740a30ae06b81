package io.candor.webm;

/** Takes the bytes of a file, one after the other. */
@FunctionalInterface
public interface WebmSink {
  void write(byte[] bytes, int offset, int length);
}
