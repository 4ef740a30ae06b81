/** Whole journeys of students and teachers, from outside, over the network only. */
@NullMarked
package io.candor.e2e;

import org.jspecify.annotations.NullMarked;
