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
    int payloadType, String name, int clockRate, int channels, String fmtp, List<String> feedback) {

  /** One parameter's value within fmtp, or empty. */
  public String parameter(String key) {
    for (String each : fmtp.split(";")) {
      int equals = each.indexOf('=');
      if (equals >= 0 && each.substring(0, equals).strip().equalsIgnoreCase(key)) {
        return each.substring(equals + 1).strip();
      }
    }
    return "";
  }
}
