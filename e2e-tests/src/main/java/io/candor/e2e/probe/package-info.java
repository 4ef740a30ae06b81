/** What independent tools (ffprobe, ffmpeg, the kernel) say about files and processes. */
@NullMarked
package io.candor.e2e.probe;

import org.jspecify.annotations.NullMarked;
