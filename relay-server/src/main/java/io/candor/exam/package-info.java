/** The exam room: attempts and their states, who is connected, what is recorded and who watches. */
@NullMarked
package io.candor.exam;

import org.jspecify.annotations.NullMarked;
