package io.candor.store;

/**
 * A browser an attempt was sat in, as it introduced itself.
 *
 * @param firstAt when it first came, epoch milliseconds
 * @param extension the extension's version
 * @param screens what is known of its screens, or empty
 */
public record Browser(
    String attemptId, long firstAt, String extension, String name, String os, String screens) {}
