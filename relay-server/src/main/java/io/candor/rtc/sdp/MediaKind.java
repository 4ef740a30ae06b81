package io.candor.rtc.sdp;

/** What a media section carries. */
public enum MediaKind {
  AUDIO,
  VIDEO,
  /** A data channel or anything else the relay has no use for. */
  OTHER
}
