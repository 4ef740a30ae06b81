package io.candor.e2e.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * A Janus recording (version 2): RTP packets as they came. A video frame counts when its packets
 * from the first to the marked last one are all there.
 */
final class MjrFile {
  private static final int START = 8;
  private static final int ITEM_HEADER = 10;
  private static final int LENGTH = 8;
  private static final int TIMESTAMP = 4;
  private static final int SEQUENCE = 2;

  private final Set<Integer> sequenceNumbers = new HashSet<>();
  private final Map<Integer, Integer> lastOfFrame = new HashMap<>();
  private final Map<Integer, Integer> firstOfFrame = new HashMap<>();

  private MjrFile() {}

  static MjrFile read(Path file) throws IOException {
    ByteBuffer in = ByteBuffer.wrap(Files.readAllBytes(file));
    if (!StandardCharsets.US_ASCII.decode(in.slice(0, START)).toString().equals("MJR00002")) {
      throw new IOException(file + " is no Janus recording");
    }
    MjrFile mjr = new MjrFile();
    int at = START + 2 + in.getShort(START);
    while (at + ITEM_HEADER <= in.limit()) {
      int length = in.getShort(at + LENGTH) & 0xffff;
      if (at + ITEM_HEADER + length > in.limit()) {
        break;
      }
      mjr.add(in.slice(at + ITEM_HEADER, length));
      at += ITEM_HEADER + length;
    }
    return mjr;
  }

  /** Audio frames, one a packet. */
  int audioFrames() {
    return sequenceNumbers.size();
  }

  /** Whole video frames. */
  int videoFrames() {
    int whole = 0;
    for (Map.Entry<Integer, Integer> frame : lastOfFrame.entrySet()) {
      Integer first = firstOfFrame.get(frame.getKey());
      whole += first != null && complete(first, frame.getValue()) ? 1 : 0;
    }
    return whole;
  }

  private boolean complete(int first, int last) {
    for (int sequence = first; ; sequence = sequence + 1 & 0xffff) {
      if (!sequenceNumbers.contains(sequence)) {
        return false;
      }
      if (sequence == last) {
        return true;
      }
    }
  }

  private void add(ByteBuffer rtp) {
    int sequence = rtp.getShort(SEQUENCE) & 0xffff;
    int timestamp = rtp.getInt(TIMESTAMP);
    sequenceNumbers.add(sequence);
    if ((rtp.get(1) & 0x80) != 0) {
      lastOfFrame.put(timestamp, sequence);
    }
    if (beginsFrame(rtp)) {
      firstOfFrame.put(timestamp, sequence);
    }
  }

  /** Whether the VP8 descriptor starts the first partition (RFC 7741, section 4.2). */
  private static boolean beginsFrame(ByteBuffer rtp) {
    int header = 12 + (rtp.get(0) & 0x0f) * 4;
    if ((rtp.get(0) & 0x10) != 0) {
      header += 4 + (rtp.getShort(header + 2) & 0xffff) * 4;
    }
    return header < rtp.limit() && (rtp.get(header) & 0x17) == 0x10;
  }
}
