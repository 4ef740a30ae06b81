package io.candor.media;

/**
 * A viewer's wish to see one publisher.
 *
 * @param viewer names the viewer's peer connection; never used twice
 * @param publisher the {@link Publish#peer()} to be seen
 * @param offer the browser's receive-only SDP
 */
public record Watch(String viewer, String publisher, String offer) {}
