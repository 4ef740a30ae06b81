@NullMarked
package io.candor.rtc.clock;

import org.jspecify.annotations.NullMarked;
