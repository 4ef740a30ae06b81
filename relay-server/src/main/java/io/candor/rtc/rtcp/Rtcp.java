package io.candor.rtc.rtcp;

import io.candor.rtc.Bits;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads compound and reduced-size RTCP (RFC 3550 §6, RFC 5506). */
public final class Rtcp {
  static final int SENDER_REPORT = 200;
  static final int RECEIVER_REPORT = 201;
  static final int SDES = 202;
  static final int BYE = 203;
  static final int TRANSPORT_FEEDBACK = 205;
  static final int PAYLOAD_FEEDBACK = 206;
  static final int EXTENDED_REPORT = 207;

  static final int NACK = 1;
  static final int TRANSPORT_CC = 15;
  static final int PLI = 1;
  static final int FIR = 4;
  static final int APPLICATION = 15;
  static final long REMB_NAME = 0x52454D42;

  private final byte[] buffer;
  private final int format;
  private final int start;
  private final int end;

  private Rtcp(byte[] buffer, int format, int start, int end) {
    this.buffer = buffer;
    this.format = format;
    this.start = start;
    this.end = end;
  }

  /**
   * Hands each packet of {@code buffer[offset, offset + length)} to {@code into}. A malformed
   * packet is left out; broken framing ends the reading.
   *
   * @return whether everything was well-formed
   */
  public static boolean parse(
      byte[] buffer, int offset, int length, Consumer<? super RtcpPacket> into) {
    int end = offset + length;
    int at = offset;
    boolean sound = length >= 4;
    while (at + 4 <= end) {
      int first = buffer[at];
      int next = at + 4 + 4 * Bits.u16(buffer, at + 2);
      if ((first & 0xC0) != 0x80 || next > end) {
        return false;
      }
      int padding = (first & 0x20) == 0 || next == at + 4 ? 0 : buffer[next - 1] & 0xFF;
      if (next - padding < at + 4) {
        return false;
      }
      RtcpPacket packet =
          new Rtcp(buffer, first & 0x1F, at + 4, next - padding).body(buffer[at + 1] & 0xFF);
      if (packet == null) {
        sound = false;
      } else {
        into.accept(packet);
      }
      at = next;
    }
    return sound && at == end;
  }

  private @Nullable RtcpPacket body(int type) {
    return switch (type) {
      case SENDER_REPORT -> senderReport();
      case RECEIVER_REPORT -> receiverReport();
      case SDES -> sdes();
      case BYE -> bye();
      case TRANSPORT_FEEDBACK -> transportFeedback();
      case PAYLOAD_FEEDBACK -> payloadFeedback();
      case EXTENDED_REPORT -> extendedReport();
      default -> new RtcpPacket.Unknown(type, format);
    };
  }

  private boolean has(int bytes) {
    return end - start >= bytes;
  }

  private long u32(int at) {
    return Bits.u32(buffer, start + at);
  }

  private @Nullable RtcpPacket senderReport() {
    if (!has(24 + 24 * format)) {
      return null;
    }
    return new RtcpPacket.SenderReport(
        u32(0), Bits.i64(buffer, start + 4), u32(12), u32(16), u32(20), blocks(24));
  }

  private @Nullable RtcpPacket receiverReport() {
    return has(4 + 24 * format) ? new RtcpPacket.ReceiverReport(u32(0), blocks(4)) : null;
  }

  private List<ReportBlock> blocks(int at) {
    List<ReportBlock> blocks = new ArrayList<>(format);
    for (int i = 0; i < format; i++, at += 24) {
      blocks.add(
          new ReportBlock(
              u32(at),
              buffer[start + at + 4] & 0xFF,
              Bits.u24(buffer, start + at + 5) << 8 >> 8,
              u32(at + 8),
              u32(at + 12),
              u32(at + 16),
              u32(at + 20)));
    }
    return blocks;
  }

  private @Nullable RtcpPacket sdes() {
    List<RtcpPacket.Sdes.Name> names = new ArrayList<>();
    int at = start;
    for (int chunk = 0; chunk < format; chunk++) {
      if (at + 4 > end) {
        return null;
      }
      long ssrc = Bits.u32(buffer, at);
      at += 4;
      while (at < end && buffer[at] != 0) {
        if (at + 2 > end || at + 2 + (buffer[at + 1] & 0xFF) > end) {
          return null;
        }
        int length = buffer[at + 1] & 0xFF;
        if (buffer[at] == 1) {
          names.add(
              new RtcpPacket.Sdes.Name(
                  ssrc, new String(buffer, at + 2, length, StandardCharsets.UTF_8)));
        }
        at += 2 + length;
      }
      at += 4 - ((at - start) & 3);
    }
    return new RtcpPacket.Sdes(names);
  }

  private @Nullable RtcpPacket bye() {
    return has(4 * format) ? new RtcpPacket.Bye(ssrcs(0, format)) : null;
  }

  private List<Long> ssrcs(int at, int count) {
    List<Long> ssrcs = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      ssrcs.add(u32(at + 4 * i));
    }
    return ssrcs;
  }

  private @Nullable RtcpPacket transportFeedback() {
    if (!has(8)) {
      return null;
    }
    return switch (format) {
      case NACK -> nack();
      case TRANSPORT_CC -> TransportFeedbackReader.read(buffer, start, end);
      default -> new RtcpPacket.Unknown(TRANSPORT_FEEDBACK, format);
    };
  }

  private RtcpPacket nack() {
    List<Integer> numbers = new ArrayList<>();
    for (int at = start + 8; at + 4 <= end; at += 4) {
      int first = Bits.u16(buffer, at);
      int following = Bits.u16(buffer, at + 2);
      numbers.add(first);
      for (int bit = 0; bit < 16; bit++) {
        if ((following >> bit & 1) != 0) {
          numbers.add((first + bit + 1) & 0xFFFF);
        }
      }
    }
    return new RtcpPacket.GenericNack(u32(0), u32(4), numbers);
  }

  private @Nullable RtcpPacket payloadFeedback() {
    if (!has(8)) {
      return null;
    }
    return switch (format) {
      case PLI -> new RtcpPacket.Pli(u32(0), u32(4));
      case FIR -> fir();
      case APPLICATION -> remb();
      default -> new RtcpPacket.Unknown(PAYLOAD_FEEDBACK, format);
    };
  }

  private RtcpPacket fir() {
    List<RtcpPacket.Fir.Request> requests = new ArrayList<>();
    for (int at = 8; has(at + 8); at += 8) {
      requests.add(new RtcpPacket.Fir.Request(u32(at), buffer[start + at + 4] & 0xFF));
    }
    return new RtcpPacket.Fir(u32(0), requests);
  }

  private @Nullable RtcpPacket remb() {
    if (!has(16) || u32(8) != REMB_NAME) {
      return new RtcpPacket.Unknown(PAYLOAD_FEEDBACK, APPLICATION);
    }
    int count = buffer[start + 12] & 0xFF;
    int exponent = (buffer[start + 13] & 0xFF) >> 2;
    long mantissa = Bits.u24(buffer, start + 13) & 0x3FFFF;
    if (!has(16 + 4 * count) || exponent > 45) {
      return null;
    }
    return new RtcpPacket.Remb(u32(0), mantissa << exponent, ssrcs(16, count));
  }

  private @Nullable RtcpPacket extendedReport() {
    if (!has(4)) {
      return null;
    }
    long reference = 0;
    List<RtcpPacket.ExtendedReport.Delay> delays = new ArrayList<>();
    int at = start + 4;
    while (at + 4 <= end) {
      int type = buffer[at] & 0xFF;
      int next = at + 4 + 4 * Bits.u16(buffer, at + 2);
      if (next > end) {
        return null;
      }
      if (type == 4 && next - at >= 12) {
        reference = Bits.i64(buffer, at + 4);
      }
      for (int block = at + 4; type == 5 && block + 12 <= next; block += 12) {
        delays.add(
            new RtcpPacket.ExtendedReport.Delay(
                Bits.u32(buffer, block), Bits.u32(buffer, block + 4), Bits.u32(buffer, block + 8)));
      }
      at = next;
    }
    return new RtcpPacket.ExtendedReport(u32(0), reference, delays);
  }
}
