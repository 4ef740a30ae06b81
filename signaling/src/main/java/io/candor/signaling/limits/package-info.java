/**
 * Bounds on what browsers may ask for, and what is remembered of tokens; all in memory, by
 * Caffeine.
 */
@NullMarked
package io.candor.signaling.limits;

import org.jspecify.annotations.NullMarked;
