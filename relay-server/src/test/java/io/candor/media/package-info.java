/** What every media engine must do. */
@NullMarked
package io.candor.media;

import org.jspecify.annotations.NullMarked;
