/** Pictures that carry a machine-readable clock. */
@NullMarked
package io.candor.e2e.clip;

import org.jspecify.annotations.NullMarked;
