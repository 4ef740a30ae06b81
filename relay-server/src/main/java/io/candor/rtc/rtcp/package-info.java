/**
 * RTCP: reports and feedback, read and written (RFC 3550, 3611, 4585, 5104, transport-wide
 * congestion control). Sans-I/O.
 */
@NullMarked
package io.candor.rtc.rtcp;

import org.jspecify.annotations.NullMarked;
