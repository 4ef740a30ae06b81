package io.candor.rtc.rtcp;

/**
 * What a receiver says about one source (RFC 3550 §6.4.1).
 *
 * @param ssrc the source reported on
 * @param fractionLost of 256, since the last report
 * @param cumulativeLost signed, 24 bits on the wire
 * @param extendedHighest cycles and highest sequence number received, 32 bits
 * @param jitter in timestamp units
 * @param lastSr the middle 32 bits of the last sender report's NTP time, 0 if none
 * @param delaySinceLastSr in 1/65536 s
 */
public record ReportBlock(
    long ssrc,
    int fractionLost,
    int cumulativeLost,
    long extendedHighest,
    long jitter,
    long lastSr,
    long delaySinceLastSr) {}
