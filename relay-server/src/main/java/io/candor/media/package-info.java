/** The media plane behind one interface: peers come in, recordings and viewers go out. */
@NullMarked
package io.candor.media;

import org.jspecify.annotations.NullMarked;
