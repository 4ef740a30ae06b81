/** Journeys of students and teachers in real browsers. */
@NullMarked
package io.candor.e2e.journey;

import org.jspecify.annotations.NullMarked;
