package io.candor.score;

import io.candor.signaling.protocol.EventKind;
import org.jspecify.annotations.Nullable;

/**
 * An event of a timeline, as far as flags go by it.
 *
 * @param seq its place in the timeline
 * @param at epoch milliseconds
 * @param ends the place of the event that it ends
 */
public record Noticed(
    long seq, EventKind kind, long at, @Nullable Long ends, @Nullable Long durationMs) {}
