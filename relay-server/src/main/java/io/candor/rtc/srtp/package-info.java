/**
 * SRTP and SRTCP (RFC 3711, RFC 7714): protects and unprotects packets in place, one context for
 * each direction.
 */
@NullMarked
package io.candor.rtc.srtp;

import org.jspecify.annotations.NullMarked;
