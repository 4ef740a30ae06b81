/** Session descriptions (RFC 8866): offers are read, answers (RFC 3264, JSEP) are written. */
@NullMarked
package io.candor.rtc.sdp;

import org.jspecify.annotations.NullMarked;
