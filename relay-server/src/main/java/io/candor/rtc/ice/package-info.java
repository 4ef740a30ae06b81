/** The server's side of ICE: a lite agent (RFC 8445 §2.5), candidates, and ICE-TCP's framing. */
@NullMarked
package io.candor.rtc.ice;

import org.jspecify.annotations.NullMarked;
