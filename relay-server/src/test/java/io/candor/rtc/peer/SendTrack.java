package io.candor.rtc.peer;

import io.candor.rtc.Bits;
import io.candor.rtc.rtcp.RtcpPacket;
import io.candor.rtc.rtcp.RtcpWriter;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The sending end of one media stream: packetises frames, keeps a history, answers NACKs by RTX,
 * and reports. Sans-I/O, not thread-safe.
 */
public final class SendTrack {
  /** Takes packets; the array is the taker's own and has 64 spare bytes after {@code length}. */
  public interface Sink {
    void packet(byte[] packet, int length);
  }

  /**
   * What the stream looks like on the wire.
   *
   * @param rtxSsrc -1 for a stream without RTX
   * @param transportCcId the header extension's id, 0 for none
   * @param firstSequence the first packet's sequence number
   * @param firstTimestamp the timestamp of media time 0
   */
  public record Settings(
      long ssrc,
      int payloadType,
      int clockRate,
      long rtxSsrc,
      int rtxPayloadType,
      int transportCcId,
      int firstSequence,
      long firstTimestamp) {}

  /** The most bytes of VP8 in a packet. */
  public static final int LARGEST_PAYLOAD = 1200;

  private static final int DESCRIPTOR = 4;
  private static final int HISTORY = 2048;
  private static final int SPARE = 64;

  private final Settings settings;
  private final IntSupplier transportSequence;
  private final Sink sink;
  private final byte[] @Nullable [] history = new byte[HISTORY] @Nullable [];
  private int sequence;
  private int rtxSequence = 1;
  private int pictureId = 0x7FF0;
  private long timestampOffset;
  private long packets;
  private long octets;
  private long resent;

  /** A stream; {@code transportSequence} numbers the packets of its whole peer connection. */
  public SendTrack(Settings settings, IntSupplier transportSequence, Sink sink) {
    this.settings = settings;
    this.transportSequence = transportSequence;
    this.sink = sink;
    this.sequence = settings.firstSequence();
    this.timestampOffset = settings.firstTimestamp();
  }

  /** Sends one VP8 frame captured at a media time (RFC 7741), with 15-bit picture ids. */
  public void vp8(byte[] frame, long mediaNanos) {
    int room = LARGEST_PAYLOAD - DESCRIPTOR;
    int pieces = (frame.length + room - 1) / room;
    for (int piece = 0; piece < pieces; piece++) {
      int from = (int) ((long) frame.length * piece / pieces);
      int to = (int) ((long) frame.length * (piece + 1) / pieces);
      byte[] payload = new byte[DESCRIPTOR + to - from];
      payload[0] = (byte) (0x80 | (piece == 0 ? 0x10 : 0));
      payload[1] = (byte) 0x80;
      Bits.put16(payload, 2, 0x8000 | pictureId);
      System.arraycopy(frame, from, payload, DESCRIPTOR, to - from);
      media(payload, piece == pieces - 1, mediaNanos);
    }
    pictureId = (pictureId + 1) & 0x7FFF;
  }

  /** Sends one Opus packet (RFC 7587). */
  public void opus(byte[] packet, long mediaNanos) {
    media(packet, false, mediaNanos);
  }

  /** Sends a bandwidth probe: RTX with nothing but padding. */
  public void probe(int padding) {
    byte[] packet = header(settings.rtxPayloadType(), rtxSequence++, 0, settings.rtxSsrc());
    packet = Arrays.copyOf(packet, packet.length + padding);
    packet[0] |= 0x20;
    packet[packet.length - 1] = (byte) padding;
    transmit(packet);
  }

  /** Sends again what a NACK asks for, where the history still has it. */
  public void nack(List<Integer> sequenceNumbers) {
    for (int number : sequenceNumbers) {
      byte[] original = history[number % HISTORY];
      if (original != null && Bits.u16(original, 2) == number) {
        resend(original);
      }
    }
  }

  /** Answers NACKs meant for this stream, and says whether the packet wants a key frame of it. */
  public boolean feedback(RtcpPacket packet) {
    return switch (packet) {
      case RtcpPacket.GenericNack nack -> {
        if (nack.mediaSsrc() == settings.ssrc()) {
          nack(nack.sequenceNumbers());
        }
        yield false;
      }
      case RtcpPacket.Pli pli -> pli.mediaSsrc() == settings.ssrc();
      case RtcpPacket.Fir fir ->
          fir.requests().stream().anyMatch(request -> request.ssrc() == settings.ssrc());
      default -> false;
    };
  }

  /** Adds a sender report: {@code ntp} and {@code mediaNanos} are the same moment. */
  public boolean report(RtcpWriter writer, long ntp, long mediaNanos) {
    return writer.senderReport(
        settings.ssrc(), ntp, timestamp(mediaNanos), packets, octets, List.of());
  }

  /** Starts the sequence and the timestamps again elsewhere, as a restarted encoder may. */
  public void restart(int nextSequence, long firstTimestamp) {
    sequence = nextSequence;
    timestampOffset = firstTimestamp;
  }

  /** The RTP timestamp of a media time. */
  public long timestamp(long mediaNanos) {
    long second = 1_000_000_000L;
    long ticks =
        mediaNanos / second * settings.clockRate()
            + mediaNanos % second * settings.clockRate() / second;
    return (timestampOffset + ticks) & 0xFFFF_FFFFL;
  }

  /** Media packets sent. */
  public long packets() {
    return packets;
  }

  /** Packets sent again. */
  public long resent() {
    return resent;
  }

  private void media(byte[] payload, boolean marker, long mediaNanos) {
    byte[] header =
        header(settings.payloadType(), sequence, timestamp(mediaNanos), settings.ssrc());
    byte[] packet = Arrays.copyOf(header, header.length + payload.length);
    System.arraycopy(payload, 0, packet, header.length, payload.length);
    packet[1] |= (byte) (marker ? 0x80 : 0);
    history[sequence % HISTORY] = packet;
    sequence = (sequence + 1) & 0xFFFF;
    packets++;
    octets += payload.length;
    transmit(packet);
  }

  private void resend(byte[] original) {
    if (settings.rtxSsrc() < 0) {
      resent++;
      transmit(original.clone());
      return;
    }
    int header = settings.transportCcId() > 0 ? 20 : 12;
    byte[] packet = new byte[original.length + 2];
    System.arraycopy(original, 0, packet, 0, header);
    System.arraycopy(original, header, packet, header + 2, original.length - header);
    Bits.put16(packet, header, Bits.u16(original, 2));
    packet[1] = (byte) ((packet[1] & 0x80) | settings.rtxPayloadType());
    Bits.put16(packet, 2, rtxSequence++);
    Bits.put32(packet, 8, settings.rtxSsrc());
    resent++;
    transmit(packet);
  }

  private byte[] header(int payloadType, int number, long timestamp, long ssrc) {
    boolean extended = settings.transportCcId() > 0;
    byte[] header = new byte[extended ? 20 : 12];
    header[0] = (byte) (extended ? 0x90 : 0x80);
    header[1] = (byte) payloadType;
    Bits.put16(header, 2, number);
    Bits.put32(header, 4, timestamp);
    Bits.put32(header, 8, ssrc);
    if (extended) {
      Bits.put32(header, 12, 0xBEDE_0001L);
      header[16] = (byte) (settings.transportCcId() << 4 | 1);
    }
    return header;
  }

  private void transmit(byte[] packet) {
    byte[] own = Arrays.copyOf(packet, packet.length + SPARE);
    if (settings.transportCcId() > 0) {
      Bits.put16(own, 17, transportSequence.getAsInt());
    }
    sink.packet(own, packet.length);
  }
}
