/** STUN messages (RFC 8489) as far as ICE (RFC 8445) needs them. */
@NullMarked
package io.candor.rtc.stun;

import org.jspecify.annotations.NullMarked;
