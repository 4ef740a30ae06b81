/**
 * RTP packets and what a receiver does with them: order, loss, retransmission, statistics (RFC
 * 3550, 4588). Sans-I/O; every machine here belongs to one thread.
 */
@NullMarked
package io.candor.rtc.rtp;

import org.jspecify.annotations.NullMarked;
