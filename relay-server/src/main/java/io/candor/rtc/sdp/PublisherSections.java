package io.candor.rtc.sdp;

import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Answers the sections of a publisher: the relay receives. */
final class PublisherSections implements SdpAnswer.Sections {
  private static final List<String> FEEDBACK =
      List.of("transport-cc", "goog-remb", "nack", "nack pli");
  private static final List<String> EXTENSIONS =
      List.of(
          HeaderExtensions.AUDIO_LEVEL,
          HeaderExtensions.ABS_SEND_TIME,
          HeaderExtensions.TRANSPORT_CC,
          HeaderExtensions.MID,
          HeaderExtensions.RID,
          HeaderExtensions.REPAIRED_RID);

  private final Set<MediaKind> taken = EnumSet.noneOf(MediaKind.class);
  private final int maxVideoKbps;

  PublisherSections(int maxVideoKbps) {
    this.maxVideoKbps = maxVideoKbps;
  }

  @Override
  public @Nullable NegotiatedTrack negotiate(MediaSection section, List<RefusedTrack> refused) {
    String objection = objection(section);
    if (objection != null) {
      refused.add(RefusedTrack.of(section, objection));
      return null;
    }
    taken.add(section.kind());
    return track(section, codec(section));
  }

  private @Nullable String objection(MediaSection section) {
    if (!section.direction().sends()) {
      return "the section sends nothing";
    }
    return taken.contains(section.kind())
        ? "a peer connection carries one track of a kind"
        : WantedCodec.objection(section);
  }

  private static Codec codec(MediaSection section) {
    WantedCodec wanted = Objects.requireNonNull(WantedCodec.of(section.kind()));
    return Objects.requireNonNull(wanted.in(section));
  }

  private static NegotiatedTrack track(MediaSection section, Codec codec) {
    int rtx = section.rtxFor(codec.payloadType());
    long ssrc = section.mediaSsrc();
    // By convention encodings rise in quality; the relay takes the one at full size.
    String rid = section.rids().isEmpty() ? null : section.rids().getLast();
    return new NegotiatedTrack(
        section.kind(),
        section.mid(),
        codec.payloadType(),
        rtx,
        codec.clockRate(),
        codec.channels(),
        ssrc,
        rtx < 0 ? -1 : section.rtxSsrcFor(ssrc),
        rid,
        codec.feedback().contains("nack"),
        codec.feedback().contains("transport-cc"),
        HeaderExtensions.of(section));
  }

  @Override
  public void write(MediaSection section, NegotiatedTrack track, SdpText text) {
    if (maxVideoKbps > 0 && section.kind() == MediaKind.VIDEO) {
      text.line("b=AS:" + maxVideoKbps);
    }
    text.extensions(section, EXTENSIONS).line("a=recvonly");
    text.codec(codec(section), FEEDBACK);
    if (track.rtxPayloadType() >= 0) {
      text.line("a=rtpmap:" + track.rtxPayloadType() + " rtx/" + track.clockRate());
      text.line("a=fmtp:" + track.rtxPayloadType() + " apt=" + track.payloadType());
    }
    if (track.rid() != null) {
      text.line("a=rid:" + track.rid() + " recv");
      text.line("a=simulcast:recv " + track.rid());
    }
  }
}
