/** Messages as JSON text: strict reading, with words for whoever got it wrong, and writing. */
@NullMarked
package io.candor.signaling.wire;

import org.jspecify.annotations.NullMarked;
