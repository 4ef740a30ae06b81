package io.candor.rtc.sdp;

import org.jspecify.annotations.Nullable;

/**
 * One media section as offer and answer agreed on it: VP8 or Opus in one direction.
 *
 * @param payloadType the offer's number for VP8 or Opus
 * @param rtxPayloadType of retransmissions; -1 if there are none
 * @param ssrc the sender's (ours, when we send); -1 if the offer names none, as with rids
 * @param rtxSsrc the sender's for retransmissions; -1 if unknown
 * @param rid the one encoding taken of a simulcast offer
 * @param nack whether lost packets may be asked for again
 */
public record NegotiatedTrack(
    MediaKind kind,
    String mid,
    int payloadType,
    int rtxPayloadType,
    int clockRate,
    int channels,
    long ssrc,
    long rtxSsrc,
    @Nullable String rid,
    boolean nack,
    boolean transportCc,
    HeaderExtensions extensions) {}
