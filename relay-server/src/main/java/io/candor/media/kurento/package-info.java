/** The media plane on Kurento Media Servers, by the institution's own. */
@NullMarked
package io.candor.media.kurento;

import org.jspecify.annotations.NullMarked;
