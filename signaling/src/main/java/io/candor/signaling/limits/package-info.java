/** Bounds on what browsers may ask for; in memory, by Caffeine. */
@NullMarked
package io.candor.signaling.limits;

import org.jspecify.annotations.NullMarked;
