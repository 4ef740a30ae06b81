/** The media benchmark: the same publishers against the relay and against Janus. */
@NullMarked
package io.candor.e2e.bench;

import org.jspecify.annotations.NullMarked;
