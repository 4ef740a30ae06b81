@NullMarked
package io.candor.rtc.rtcp;

import org.jspecify.annotations.NullMarked;
