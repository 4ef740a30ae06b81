package io.candor.rtc.sdp;

import io.candor.rtc.ice.Candidate;
import io.candor.rtc.ice.IceCredentials;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One m= section of a session description.
 *
 * @param type the word after m=: audio, video, application
 * @param port 0 means rejected, or bundled only
 * @param formats the rest of the m= line: payload types as written
 * @param mid empty if the section has none
 * @param bundleOnly port 0 is no rejection (RFC 9143 §6)
 * @param ice the section's own credentials, else the session's; null if there are none
 * @param extensions RTP header extensions: id to URI
 * @param ssrcs unsigned 32 bits, in the order first seen
 * @param msid the stream's id and perhaps the track's, as in a=msid
 * @param rids ids of the encodings the writer sends
 * @param bandwidthKbps b=AS, or 0 if there is none
 */
public record MediaSection(
    MediaKind kind,
    String type,
    int port,
    String protocol,
    List<String> formats,
    String mid,
    boolean bundleOnly,
    Direction direction,
    boolean rtcpMux,
    boolean rtcpRsize,
    @Nullable IceCredentials ice,
    List<Fingerprint> fingerprints,
    @Nullable Setup setup,
    List<Codec> codecs,
    Map<Integer, String> extensions,
    List<Long> ssrcs,
    List<SsrcGroup> ssrcGroups,
    @Nullable String cname,
    @Nullable String msid,
    List<String> rids,
    List<Candidate> candidates,
    boolean endOfCandidates,
    int bandwidthKbps) {

  /** Whether the section is not rejected. */
  public boolean live() {
    return port != 0 || bundleOnly;
  }

  /** The first codec of that name (any case), or null. */
  public @Nullable Codec codec(String name) {
    for (Codec codec : codecs) {
      if (codec.name().equalsIgnoreCase(name)) {
        return codec;
      }
    }
    return null;
  }

  /** The payload type of retransmissions of another payload type (RFC 4588 apt), or -1. */
  public int rtxFor(int payloadType) {
    for (Codec codec : codecs) {
      if (codec.name().equalsIgnoreCase("rtx") && codec.parameter("apt").equals("" + payloadType)) {
        return codec.payloadType();
      }
    }
    return -1;
  }

  /** The SSRC of the media itself: the first of a FID group, else the first at all; -1 if none. */
  public long mediaSsrc() {
    for (SsrcGroup group : ssrcGroups) {
      if (group.semantics().equals("FID")) {
        return group.ssrcs().getFirst();
      }
    }
    return ssrcs.isEmpty() ? -1 : ssrcs.getFirst();
  }

  /** The SSRC of retransmissions of another SSRC (FID group), or -1. */
  public long rtxSsrcFor(long ssrc) {
    for (SsrcGroup group : ssrcGroups) {
      List<Long> ssrcs = group.ssrcs();
      if (group.semantics().equals("FID") && ssrcs.size() == 2 && ssrcs.getFirst() == ssrc) {
        return ssrcs.getLast();
      }
    }
    return -1;
  }

  /** The id of a header extension, or 0 if it is not there. */
  public int extension(String uri) {
    for (Map.Entry<Integer, String> entry : extensions.entrySet()) {
      if (entry.getValue().equals(uri)) {
        return entry.getKey();
      }
    }
    return 0;
  }
}
