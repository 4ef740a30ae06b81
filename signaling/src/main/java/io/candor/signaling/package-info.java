/**
 * The conversation between browsers and the relay: this package holds the ports that the exam room
 * implements, and the ids and tokens that both sides speak of.
 */
@NullMarked
package io.candor.signaling;

import org.jspecify.annotations.NullMarked;
