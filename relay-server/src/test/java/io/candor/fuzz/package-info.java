/** Seeded mutation of valid input, for the tests of every parser. */
@NullMarked
package io.candor.fuzz;

import org.jspecify.annotations.NullMarked;
