package io.candor.rtc.sdp;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes an answer: as many sections as the offer has, in its order (RFC 3264 §6). */
final class AnswerText {
  private AnswerText() {}

  static String write(
      SdpOffer offer,
      AnswerTransport transport,
      List<@Nullable NegotiatedTrack> agreed,
      SdpAnswer.Sections sections) {
    SdpText text = new SdpText();
    text.line("v=0").line("o=- " + transport.sessionId() + " 2 IN IP4 127.0.0.1");
    text.line("s=-").line("t=0 0").line("a=ice-lite").line("a=msid-semantic: WMS *");
    StringBuilder bundle = new StringBuilder("a=group:BUNDLE");
    for (NegotiatedTrack track : agreed) {
      if (track != null) {
        bundle.append(' ').append(track.mid());
      }
    }
    // A group is answered only if one was offered (RFC 9143 §7.3).
    if (!offer.bundle().isEmpty()) {
      text.line(bundle.toString());
    }
    if (offer.mixedExtensions()) {
      text.line("a=extmap-allow-mixed");
    }
    boolean first = true;
    for (int i = 0; i < agreed.size(); i++) {
      MediaSection section = offer.media().get(i);
      NegotiatedTrack track = agreed.get(i);
      if (track == null) {
        rejected(section, text);
      } else {
        accepted(section, track, transport, first, sections, text);
        first = false;
      }
    }
    return text.toString();
  }

  private static void rejected(MediaSection section, SdpText text) {
    String format = section.formats().getFirst();
    text.line("m=" + section.type() + " 0 " + section.protocol() + " " + format);
    text.line("c=IN IP4 0.0.0.0");
    if (!section.mid().isEmpty()) {
      text.line("a=mid:" + section.mid());
    }
    text.line("a=inactive");
  }

  private static void accepted(
      MediaSection section,
      NegotiatedTrack track,
      AnswerTransport transport,
      boolean first,
      SdpAnswer.Sections sections,
      SdpText text) {
    String rtx = track.rtxPayloadType() < 0 ? "" : " " + track.rtxPayloadType();
    String formats = " " + track.payloadType() + rtx;
    text.line("m=" + section.type() + " 9 " + section.protocol() + formats);
    text.line("c=IN IP4 0.0.0.0");
    sections.write(section, track, text);
    text.line("a=mid:" + section.mid()).line("a=rtcp-mux");
    if (section.rtcpRsize()) {
      text.line("a=rtcp-rsize");
    }
    transport(transport, first, text);
  }

  private static void transport(AnswerTransport transport, boolean first, SdpText text) {
    text.line("a=ice-ufrag:" + transport.ice().ufrag());
    text.line("a=ice-pwd:" + transport.ice().pwd());
    text.line("a=ice-options:ice2 trickle");
    text.line("a=fingerprint:sha-256 " + transport.fingerprintSha256());
    text.line("a=setup:passive");
    if (first) {
      transport.candidates().forEach(candidate -> text.line("a=" + candidate.format()));
      text.line("a=end-of-candidates");
    }
  }
}
