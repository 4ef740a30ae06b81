package io.candor.evidence;

import org.jspecify.annotations.Nullable;

/**
 * What a browser says of evidence it sends.
 *
 * @param clientSeq what it calls the event it belongs to
 * @param at when it was taken, epoch milliseconds
 * @param bytes all of them
 * @param sha256 of all of it, in lower-case hexadecimal
 */
public record Announced(
    String id, Kind kind, @Nullable Long clientSeq, long at, long bytes, String sha256) {}
