package io.candor.rtc.ice;

import java.nio.ByteBuffer;
import java.util.function.Consumer;

/**
 * Packets cut out of a TCP stream by their two bytes of length (RFC 4571 §2): the receiving side of
 * one connection. Holds at most one packet; single-threaded.
 */
public final class StreamDeframer {
  private final ByteBuffer partial;
  private boolean broken;

  /**
   * A deframer at a stream's start.
   *
   * @param maxPacket the longest packet believed; a longer one means this is no media stream
   */
  public StreamDeframer(int maxPacket) {
    this.partial = ByteBuffer.allocate(StreamFraming.PREFIX + maxPacket);
  }

  /**
   * Takes all the bytes and hands over each packet that is now whole; its buffer is valid during
   * the call only. Empty packets are skipped. False once the stream is broken: close it.
   */
  public boolean receive(ByteBuffer stream, Consumer<ByteBuffer> packets) {
    while (stream.hasRemaining() && !broken) {
      if (partial.position() == 0 && whole(stream)) {
        emit(stream, packets);
      } else {
        collect(stream, packets);
      }
    }
    return !broken;
  }

  /** Whether the stream's next packet lies in the buffer entirely. */
  private static boolean whole(ByteBuffer stream) {
    return stream.remaining() >= StreamFraming.PREFIX
        && stream.remaining() - StreamFraming.PREFIX >= length(stream, stream.position());
  }

  private void emit(ByteBuffer stream, Consumer<ByteBuffer> packets) {
    int length = length(stream, stream.position());
    int start = stream.position() + StreamFraming.PREFIX;
    if (tooLong(length)) {
      return;
    }
    if (length > 0) {
      packets.accept(stream.slice(start, length));
    }
    stream.position(start + length);
  }

  private void collect(ByteBuffer stream, Consumer<ByteBuffer> packets) {
    while (stream.hasRemaining() && partial.position() < StreamFraming.PREFIX) {
      partial.put(stream.get());
    }
    if (partial.position() < StreamFraming.PREFIX || tooLong(length(partial, 0))) {
      return;
    }
    int end = StreamFraming.PREFIX + length(partial, 0);
    int run = Math.min(stream.remaining(), end - partial.position());
    partial.put(stream.slice(stream.position(), run));
    stream.position(stream.position() + run);
    if (partial.position() == end) {
      partial.clear();
      if (end > StreamFraming.PREFIX) {
        packets.accept(partial.slice(StreamFraming.PREFIX, end - StreamFraming.PREFIX));
      }
    }
  }

  private boolean tooLong(int length) {
    broken |= length > partial.capacity() - StreamFraming.PREFIX;
    return broken;
  }

  private static int length(ByteBuffer buffer, int at) {
    return buffer.getShort(at) & 0xffff;
  }
}
