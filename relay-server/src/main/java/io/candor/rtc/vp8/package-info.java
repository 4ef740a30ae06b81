/** VP8 in RTP (RFC 7741): payload descriptors, frame headers (RFC 6386), whole frames. */
@NullMarked
package io.candor.rtc.vp8;

import org.jspecify.annotations.NullMarked;
