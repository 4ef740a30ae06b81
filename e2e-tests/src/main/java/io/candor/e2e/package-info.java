@NullMarked
package io.candor.e2e;

import org.jspecify.annotations.NullMarked;
