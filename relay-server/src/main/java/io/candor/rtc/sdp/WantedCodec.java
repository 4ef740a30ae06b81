package io.candor.rtc.sdp;

import org.jspecify.annotations.Nullable;

/** The one codec the relay takes of each kind: VP8 and Opus. */
enum WantedCodec {
  VP8(MediaKind.VIDEO, "VP8", 90_000, 1),
  OPUS(MediaKind.AUDIO, "opus", 48_000, 2);

  private final MediaKind kind;
  private final String codecName;
  private final int clockRate;
  private final int channels;

  WantedCodec(MediaKind kind, String codecName, int clockRate, int channels) {
    this.kind = kind;
    this.codecName = codecName;
    this.clockRate = clockRate;
    this.channels = channels;
  }

  String codecName() {
    return codecName;
  }

  static @Nullable WantedCodec of(MediaKind kind) {
    for (WantedCodec each : values()) {
      if (each.kind == kind) {
        return each;
      }
    }
    return null;
  }

  /** The first of the section's codecs that is this one. */
  @Nullable Codec in(MediaSection section) {
    for (Codec codec : section.codecs()) {
      if (codec.name().equalsIgnoreCase(codecName)
          && codec.clockRate() == clockRate
          && codec.channels() == channels) {
        return codec;
      }
    }
    return null;
  }

  /** Why a section cannot be used whatever it carries, or null if it can. */
  static @Nullable String objection(MediaSection section) {
    WantedCodec wanted = of(section.kind());
    if (wanted == null) {
      return "the relay takes audio and video only";
    }
    if (!section.protocol().endsWith("TLS/RTP/SAVPF")) {
      return "the relay speaks DTLS-SRTP (UDP/TLS/RTP/SAVPF) only";
    }
    return wanted.in(section) == null ? wanted.codecName + " is not offered" : null;
  }
}
