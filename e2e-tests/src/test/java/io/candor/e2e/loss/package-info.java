/** Native libwebrtc, an independent implementation, through a lossy network. */
@NullMarked
package io.candor.e2e.loss;

import org.jspecify.annotations.NullMarked;
