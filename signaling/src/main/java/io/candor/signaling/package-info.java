@NullMarked
package io.candor.signaling;

import org.jspecify.annotations.NullMarked;
