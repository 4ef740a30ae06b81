@NullMarked
package io.candor.webm;

import org.jspecify.annotations.NullMarked;
