package io.candor.media;

import io.candor.recording.PartWriter;
import org.jspecify.annotations.Nullable;

/**
 * A student's wish to send one source.
 *
 * @param peer names the peer connection; never used twice
 * @param keyFrames how often the source is asked for a key frame
 * @param offer the browser's SDP
 * @param part where the recording goes, or null when the exam doesn't record this source
 */
public record Publish(String peer, KeyFrames keyFrames, String offer, @Nullable PartWriter part) {}
