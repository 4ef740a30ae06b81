/** A hostile network between a peer and the relay. */
@NullMarked
package io.candor.e2e.net;

import org.jspecify.annotations.NullMarked;
