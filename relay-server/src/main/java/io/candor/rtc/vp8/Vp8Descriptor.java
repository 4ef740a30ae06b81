package io.candor.rtc.vp8;

import io.candor.rtc.rtp.RtpPacket;
import org.jspecify.annotations.Nullable;

/**
 * The descriptor that starts every VP8 payload (RFC 7741 §4.2).
 *
 * @param nonReference whether the frame can be left out without harm
 * @param partitionStart whether a partition starts in this packet
 * @param partition the partition's index, 0 to 7
 * @param pictureId 7 or 15 bits, -1 if absent
 * @param pictureIdBits 7 or 15, 0 if absent
 * @param tl0PictureIndex -1 if absent
 * @param temporalLayer -1 if absent
 * @param length the descriptor's length in bytes; VP8 follows
 */
public record Vp8Descriptor(
    boolean nonReference,
    boolean partitionStart,
    int partition,
    int pictureId,
    int pictureIdBits,
    int tl0PictureIndex,
    int temporalLayer,
    int length) {

  /** Reads the descriptor at {@code data[offset]}; null if it is broken or nothing follows it. */
  public static @Nullable Vp8Descriptor parse(byte[] data, int offset, int length) {
    if (length < 1) {
      return null;
    }
    int first = data[offset];
    int at = 1;
    int pictureId = -1;
    int pictureIdBits = 0;
    int tl0 = -1;
    int layer = -1;
    if ((first & 0x80) != 0) {
      if (length < 2) {
        return null;
      }
      int present = data[offset + at++];
      if ((present & 0x80) != 0) {
        boolean wide = at < length && (data[offset + at] & 0x80) != 0;
        pictureIdBits = wide ? 15 : 7;
        if (at + (wide ? 2 : 1) > length) {
          return null;
        }
        pictureId = data[offset + at++] & 0x7F;
        pictureId = wide ? pictureId << 8 | (data[offset + at++] & 0xFF) : pictureId;
      }
      boolean hasLayer = (present & 0x30) != 0;
      if (at + ((present & 0x40) != 0 ? 1 : 0) + (hasLayer ? 1 : 0) > length) {
        return null;
      }
      tl0 = (present & 0x40) != 0 ? data[offset + at++] & 0xFF : -1;
      layer = (present & 0x20) != 0 ? (data[offset + at] >> 6) & 3 : -1;
      at += hasLayer ? 1 : 0;
    }
    if (at >= length) {
      return null;
    }
    return new Vp8Descriptor(
        (first & 0x20) != 0,
        (first & 0x10) != 0,
        first & 0x07,
        pictureId,
        pictureIdBits,
        tl0,
        layer,
        at);
  }

  /** Whether a key frame starts in a packet. */
  public static boolean startsKeyFrame(RtpPacket packet) {
    Vp8Descriptor descriptor =
        parse(packet.buffer(), packet.payloadOffset(), packet.payloadLength());
    return descriptor != null
        && descriptor.frameStart()
        && (packet.buffer()[packet.payloadOffset() + descriptor.length()] & 1) == 0;
  }

  /** Whether a frame starts in this packet. */
  public boolean frameStart() {
    return partitionStart && partition == 0;
  }
}
