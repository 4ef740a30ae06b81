@NullMarked
package io.candor.media.kurento;

import org.jspecify.annotations.NullMarked;
