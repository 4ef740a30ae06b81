package io.candor.media;

import org.jspecify.annotations.Nullable;

/**
 * One trickled ICE candidate.
 *
 * @param candidate the candidate attribute as the browser gives it; empty means end of candidates
 * @param sdpMid the media section it belongs to, or null where the browser left it out
 */
public record IceCandidate(String candidate, @Nullable String sdpMid) {}
