/**
 * Recordings at rest: encrypted append-only blobs, their keys, and the WebM parts written into
 * them.
 */
@NullMarked
package io.candor.recording;

import org.jspecify.annotations.NullMarked;
