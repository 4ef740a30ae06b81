/** Peer connections in virtual time. */
@NullMarked
package io.candor.rtc.session;

import org.jspecify.annotations.NullMarked;
