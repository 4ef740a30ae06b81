@NullMarked
package io.candor.rtc.rtp;

import org.jspecify.annotations.NullMarked;
