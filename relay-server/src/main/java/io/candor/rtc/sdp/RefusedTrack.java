package io.candor.rtc.sdp;

/** A media section the relay turned down, with the reason for a person. */
public record RefusedTrack(String mid, MediaKind kind, String reason) {
  static RefusedTrack of(MediaSection section, String reason) {
    return new RefusedTrack(section.mid(), section.kind(), section.type() + ": " + reason);
  }
}
