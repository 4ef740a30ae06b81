package io.candor.rtc.sdp;

import java.util.List;

/** SSRCs that belong together (RFC 5576): for FID a media SSRC and its retransmissions. */
public record SsrcGroup(String semantics, List<Long> ssrcs) {}
