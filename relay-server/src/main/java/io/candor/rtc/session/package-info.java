/** One peer connection as a sans-I/O machine: demultiplexing, handshake, SRTP, feedback. */
@NullMarked
package io.candor.rtc.session;

import org.jspecify.annotations.NullMarked;
