/**
 * WebRTC as protocol machines without input or output: they take a time and a datagram, and are
 * drained of what they want sent.
 */
@NullMarked
package io.candor.rtc;

import org.jspecify.annotations.NullMarked;
