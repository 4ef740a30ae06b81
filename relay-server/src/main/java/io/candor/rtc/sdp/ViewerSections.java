package io.candor.rtc.sdp;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Answers the sections of a viewer: the relay sends. */
final class ViewerSections implements SdpAnswer.Sections {
  private static final List<String> FEEDBACK = List.of("transport-cc", "nack", "nack pli");
  private static final List<String> EXTENSIONS =
      List.of(HeaderExtensions.ABS_SEND_TIME, HeaderExtensions.TRANSPORT_CC, HeaderExtensions.MID);

  private final List<SentTrack> waiting;
  private final Map<String, SentTrack> placed = new HashMap<>();

  ViewerSections(List<SentTrack> sent) {
    this.waiting = new ArrayList<>(sent);
  }

  @Override
  public @Nullable NegotiatedTrack negotiate(MediaSection section, List<RefusedTrack> refused) {
    SentTrack sent = waitingFor(section.kind());
    String objection = objection(section, sent);
    if (objection != null || sent == null) {
      refused.add(RefusedTrack.of(section, String.valueOf(objection)));
      return null;
    }
    waiting.remove(sent);
    placed.put(section.mid(), sent);
    return track(section, codec(section), sent.ssrc());
  }

  private @Nullable SentTrack waitingFor(MediaKind kind) {
    return waiting.stream().filter(each -> each.kind() == kind).findFirst().orElse(null);
  }

  private static @Nullable String objection(MediaSection section, @Nullable SentTrack sent) {
    if (!section.direction().receives()) {
      return "the section receives nothing";
    }
    String objection = WantedCodec.objection(section);
    return objection == null && sent == null ? "there is no track of the kind to show" : objection;
  }

  private static Codec codec(MediaSection section) {
    WantedCodec wanted = Objects.requireNonNull(WantedCodec.of(section.kind()));
    return Objects.requireNonNull(wanted.in(section));
  }

  private static NegotiatedTrack track(MediaSection section, Codec codec, long ssrc) {
    HeaderExtensions offered = HeaderExtensions.of(section);
    return new NegotiatedTrack(
        section.kind(),
        section.mid(),
        codec.payloadType(),
        -1,
        codec.clockRate(),
        codec.channels(),
        ssrc,
        -1,
        null,
        codec.feedback().contains("nack"),
        codec.feedback().contains("transport-cc"),
        new HeaderExtensions(0, offered.absSendTime(), offered.transportCc(), offered.mid(), 0, 0));
  }

  @Override
  public void write(MediaSection section, NegotiatedTrack track, SdpText text) {
    SentTrack sent = Objects.requireNonNull(placed.get(section.mid()));
    text.extensions(section, EXTENSIONS).line("a=sendonly");
    text.line("a=msid:" + sent.stream() + " " + sent.trackId());
    text.codec(codec(section), FEEDBACK);
    text.line("a=ssrc:" + sent.ssrc() + " cname:" + sent.cname());
  }
}
