/** Publishers of pre-encoded media: real ICE, DTLS and SRTP, hundreds on one thread. */
@NullMarked
package io.candor.e2e.load;

import org.jspecify.annotations.NullMarked;
