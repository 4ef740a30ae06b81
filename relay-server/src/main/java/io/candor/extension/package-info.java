/** The browser extension as an institution's own browsers install it: packed, signed, announced. */
@NullMarked
package io.candor.extension;

import org.jspecify.annotations.NullMarked;
