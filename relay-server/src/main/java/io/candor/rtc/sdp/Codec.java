package io.candor.rtc.sdp;

import java.util.List;

/**
 * One payload type of a media section.
 *
 * @param name as written: VP8, opus, rtx
 * @param channels 1 unless written
 * @param fmtp format parameters as written, empty if none
 * @param feedback rtcp-fb values: "nack", "nack pli", "transport-cc"
 */
public record Codec(
    int payloadType,
    String name,
    int clockRate,
    int channels,
    String fmtp,
    List<String> feedback) {}
