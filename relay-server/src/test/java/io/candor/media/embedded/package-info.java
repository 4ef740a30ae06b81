/** The embedded engine before the contract. */
@NullMarked
package io.candor.media.embedded;

import org.jspecify.annotations.NullMarked;
