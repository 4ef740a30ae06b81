package io.candor.rtc.sdp;

/**
 * A track the relay sends to a viewer.
 *
 * @param ssrc unsigned 32 bits
 * @param stream the MediaStream's id (first part of msid); the same for tracks shown together
 */
public record SentTrack(MediaKind kind, long ssrc, String cname, String stream, String trackId) {}
