/** The WebSocket itself: handshake, threads, queues, silence. */
@NullMarked
package io.candor.signaling.endpoint;

import org.jspecify.annotations.NullMarked;
