/**
 * The other end of a peer connection: the client side of ICE, DTLS and RTP, for tests and the load
 * generator.
 */
@NullMarked
package io.candor.rtc.peer;

import org.jspecify.annotations.NullMarked;
