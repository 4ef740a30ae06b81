package io.candor.rtc.vp8;

import io.candor.rtc.rtp.Ordered;
import io.candor.rtc.rtp.RtpPacket;
import io.candor.rtc.rtp.Unwrapper;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Puts VP8 frames together from packets in sequence. After a loss it gives out nothing that would
 * not decode: it waits for a key frame and asks for one. Not thread-safe.
 */
public final class Vp8FrameAssembler implements Ordered {
  /** Takes what the assembler makes, during its calls. */
  public interface Output {
    /** A whole frame whose references were all given out before it. */
    void frame(EncodedFrame frame);

    /** Nothing decodes until a key frame comes; said again with every frame that is left out. */
    void keyFrameNeeded();
  }

  private static final int MOST_PACKETS = 8192;

  private final Output output;
  private final Unwrapper timestamps = Unwrapper.timestamp();
  private RtpPacket[] packets = new RtpPacket[16];
  private int[] skips = new int[16];
  private int count;
  private int bytes;
  private long firstArrival;
  private @Nullable Vp8Descriptor first;
  private boolean awaitKeyFrame = true;
  private boolean gap;
  private int lastPictureId = -1;
  private int width;
  private int height;
  private long frames;
  private long dropped;

  /** An assembler that waits for the first key frame. */
  public Vp8FrameAssembler(Output output) {
    this.output = output;
  }

  @Override
  public void packet(RtpPacket packet, long extendedSequence, long arrivalNanos) {
    if (packet.payloadLength() == 0) {
      return;
    }
    Vp8Descriptor descriptor =
        Vp8Descriptor.parse(packet.buffer(), packet.payloadOffset(), packet.payloadLength());
    if (descriptor == null) {
      lost(extendedSequence, 1);
      return;
    }
    if (count > 0 && packet.timestamp() != packets[0].timestamp()) {
      finish();
    }
    if (count == 0) {
      if (!descriptor.frameStart()) {
        strayPacket();
        return;
      }
      first = descriptor;
      firstArrival = arrivalNanos;
    }
    if (!add(packet, descriptor.length())) {
      lost(extendedSequence, 1);
    } else if (packet.marker()) {
      finish();
    }
  }

  @Override
  public void lost(long fromSequence, int missing) {
    gap = true;
    if (count > 0) {
      dropped++;
      needKeyFrame();
    }
    clear();
  }

  /** Frames given out. */
  public long frames() {
    return frames;
  }

  /** Frames seen but left out. */
  public long dropped() {
    return dropped;
  }

  /** Whether nothing is given out until a key frame comes. */
  public boolean awaitsKeyFrame() {
    return awaitKeyFrame;
  }

  /** The rest of a frame whose start is gone. */
  private void strayPacket() {
    gap = true;
    needKeyFrame();
  }

  private boolean add(RtpPacket packet, int skip) {
    if (count == MOST_PACKETS) {
      return false;
    }
    if (count == packets.length) {
      packets = Arrays.copyOf(packets, 2 * count);
      skips = Arrays.copyOf(skips, 2 * count);
    }
    packets[count] = packet;
    skips[count++] = skip;
    bytes += packet.payloadLength() - skip;
    return true;
  }

  private void finish() {
    Vp8Descriptor start = first;
    if (start == null) {
      clear();
      return;
    }
    byte[] data = new byte[bytes];
    int at = 0;
    for (int i = 0; i < count; i++) {
      RtpPacket packet = packets[i];
      int length = packet.payloadLength() - skips[i];
      System.arraycopy(packet.buffer(), packet.payloadOffset() + skips[i], data, at, length);
      at += length;
    }
    long timestamp = packets[0].timestamp();
    clear();
    Vp8FrameHeader header = Vp8FrameHeader.parse(data, 0, data.length);
    if (header == null || !decodable(header, start)) {
      dropped++;
      gap = true;
      needKeyFrame();
      return;
    }
    if (header.keyFrame()) {
      width = header.width();
      height = header.height();
    }
    awaitKeyFrame = false;
    gap = false;
    lastPictureId = start.pictureId();
    frames++;
    output.frame(
        new EncodedFrame(
            data, timestamps.unwrap(timestamp), header.keyFrame(), width, height, firstArrival));
  }

  private boolean decodable(Vp8FrameHeader header, Vp8Descriptor start) {
    if (header.keyFrame()) {
      return true;
    }
    return !awaitKeyFrame && (!gap || follows(start));
  }

  /** Whether the picture ids show that what was lost held no frame (padding, for example). */
  private boolean follows(Vp8Descriptor start) {
    int mask = (1 << start.pictureIdBits()) - 1;
    return start.pictureIdBits() > 0
        && lastPictureId >= 0
        && start.pictureId() == (lastPictureId + 1 & mask);
  }

  private void needKeyFrame() {
    awaitKeyFrame = true;
    output.keyFrameNeeded();
  }

  private void clear() {
    Arrays.fill(packets, 0, count, null);
    count = 0;
    bytes = 0;
    first = null;
  }
}
