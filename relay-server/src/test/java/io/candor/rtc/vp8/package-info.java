@NullMarked
package io.candor.rtc.vp8;

import org.jspecify.annotations.NullMarked;
