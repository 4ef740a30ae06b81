/** What an exam's policy counts, and the open trust score: pure values, no clock, no disk. */
@NullMarked
package io.candor.score;

import org.jspecify.annotations.NullMarked;
