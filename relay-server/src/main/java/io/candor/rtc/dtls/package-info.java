/**
 * DTLS 1.2 for DTLS-SRTP (RFC 6347, RFC 5763, RFC 5764): the relay's identity, the handshake and
 * the keys that come of it. The handshake's thread is the only one in {@code io.candor.rtc}.
 */
@NullMarked
package io.candor.rtc.dtls;

import org.jspecify.annotations.NullMarked;
