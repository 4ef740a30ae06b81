/**
 * The media engine inside this JVM: sockets and one loop around the sans-I/O machines of {@code
 * io.candor.rtc}.
 */
@NullMarked
package io.candor.media.embedded;

import org.jspecify.annotations.NullMarked;
