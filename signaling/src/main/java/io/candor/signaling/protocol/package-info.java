/** The messages of candor.v1, one record each; see docs/protocol.md. */
@NullMarked
package io.candor.signaling.protocol;

import org.jspecify.annotations.NullMarked;
