/** The server under test as its users meet it: a process, an HTTP API and a WebSocket. */
@NullMarked
package io.candor.e2e.relay;

import org.jspecify.annotations.NullMarked;
