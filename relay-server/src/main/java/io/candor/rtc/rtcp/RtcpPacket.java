package io.candor.rtc.rtcp;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One packet of a compound RTCP datagram; SSRCs are unsigned 32-bit values. */
public sealed interface RtcpPacket {

  /** What a sender says of itself; {@code ntp} is 32.32 fixed point (RFC 3550 §6.4.1). */
  record SenderReport(
      long ssrc, long ntp, long rtpTimestamp, long packets, long octets, List<ReportBlock> blocks)
      implements RtcpPacket {}

  /** What a receiver says (RFC 3550 §6.4.2). */
  record ReceiverReport(long ssrc, List<ReportBlock> blocks) implements RtcpPacket {}

  /** Names of sources (RFC 3550 §6.5); only canonical names are kept. */
  record Sdes(List<Name> names) implements RtcpPacket {
    /** One source's canonical name. */
    public record Name(long ssrc, String cname) {}
  }

  /** Sources that leave (RFC 3550 §6.6). */
  record Bye(List<Long> ssrcs) implements RtcpPacket {}

  /** Packets asked for again (RFC 4585 §6.2.1), in the order they are named. */
  record GenericNack(long senderSsrc, long mediaSsrc, List<Integer> sequenceNumbers)
      implements RtcpPacket {}

  /** A picture is lost: a key frame is wanted (RFC 4585 §6.3.1). */
  record Pli(long senderSsrc, long mediaSsrc) implements RtcpPacket {}

  /** Key frames are demanded (RFC 5104 §4.3.1). */
  record Fir(long senderSsrc, List<Request> requests) implements RtcpPacket {
    /** One demand; the same number again is the same demand. */
    public record Request(long ssrc, int number) {}
  }

  /**
   * The receiver's estimate of what may be sent, in bits a second (draft-alvestrand-rmcat-remb).
   */
  record Remb(long senderSsrc, long bitrate, List<Long> ssrcs) implements RtcpPacket {}

  /**
   * When packets arrived (draft-holmer-rmcat-transport-wide-cc-extensions §3.1).
   *
   * @param baseSequence the first packet reported on
   * @param count 8-bit number of this feedback
   * @param arrivals microseconds for each packet from the base on, null where one is missing;
   *     counted on the receiver's clock, which wraps after 2^24 times 64 ms
   */
  record TransportFeedback(
      long senderSsrc, long mediaSsrc, int baseSequence, int count, List<@Nullable Long> arrivals)
      implements RtcpPacket {}

  /** Round-trip times for those who only receive (RFC 3611 §4.4, §4.5). */
  record ExtendedReport(long ssrc, long referenceNtp, List<Delay> delays) implements RtcpPacket {
    /** The answer to one reference time: its middle 32 bits, and the delay in 1/65536 s. */
    public record Delay(long ssrc, long lastRr, long delaySinceLastRr) {}
  }

  /** Well-formed, but nothing the relay knows. */
  record Unknown(int packetType, int format) implements RtcpPacket {}
}
