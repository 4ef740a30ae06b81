/**
 * WebM files: header, clusters, cues, and reading back what a crash has left. Pure: no socket,
 * clock, thread or file.
 */
@NullMarked
package io.candor.webm;

import org.jspecify.annotations.NullMarked;
