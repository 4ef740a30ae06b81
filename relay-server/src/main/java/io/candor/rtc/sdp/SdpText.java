package io.candor.rtc.sdp;

import java.util.List;

/** A description being written, line by line. */
final class SdpText {
  private final StringBuilder text = new StringBuilder(2048);

  SdpText line(String line) {
    text.append(line).append("\r\n");
    return this;
  }

  /** rtpmap, fmtp and the feedback that is wanted and was offered. */
  SdpText codec(Codec codec, List<String> wantedFeedback) {
    String channels = codec.channels() > 1 ? "/" + codec.channels() : "";
    int payloadType = codec.payloadType();
    line("a=rtpmap:" + payloadType + " " + codec.name() + "/" + codec.clockRate() + channels);
    for (String feedback : wantedFeedback) {
      if (codec.feedback().contains(feedback)) {
        line("a=rtcp-fb:" + payloadType + " " + feedback);
      }
    }
    if (!codec.fmtp().isEmpty()) {
      line("a=fmtp:" + payloadType + " " + codec.fmtp());
    }
    return this;
  }

  /** Those of the wanted header extensions the offer has, with its ids. */
  SdpText extensions(MediaSection offered, List<String> wanted) {
    offered
        .extensions()
        .forEach(
            (id, uri) -> {
              if (wanted.contains(uri)) {
                line("a=extmap:" + id + " " + uri);
              }
            });
    return this;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
