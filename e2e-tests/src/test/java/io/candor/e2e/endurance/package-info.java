/**
 * What a relay must survive, from outside: kill -9 at random moments, a network that loses packets,
 * ten minutes of flashes and beeps.
 */
@NullMarked
package io.candor.e2e.endurance;

import org.jspecify.annotations.NullMarked;
