package io.candor.exam;

import io.candor.signaling.protocol.AttemptState;
import org.jspecify.annotations.Nullable;

/**
 * How an attempt looks from outside, now.
 *
 * @param complete whether the browser is connected and all that the exam asks for comes in
 * @param lostSince since when that is not so, epoch milliseconds; null while it is, and before
 *     anything ever came in
 */
public record Seen(AttemptState state, boolean complete, @Nullable Long lostSince) {}
