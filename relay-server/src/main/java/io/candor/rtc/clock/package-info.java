/**
 * Media time: from a sender's RTP timestamps to the server's clock, so that tracks stay in sync.
 * Sans-I/O.
 */
@NullMarked
package io.candor.rtc.clock;

import org.jspecify.annotations.NullMarked;
