@NullMarked
package io.candor.recording;

import org.jspecify.annotations.NullMarked;
