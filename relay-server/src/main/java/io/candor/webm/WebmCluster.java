package io.candor.webm;

/**
 * A whole cluster as it stands in a file.
 *
 * @param at where it begins
 * @param timeAt where the eight bytes of its time are
 * @param end where it ends
 * @param timeMs its time
 * @param track its first frame's track; 0 when it holds none
 * @param key whether that is a key frame
 * @param firstMs that frame's time
 */
record WebmCluster(
    long at, long timeAt, long end, long timeMs, int track, boolean key, long firstMs) {}
