package io.candor.media.kurento;

import io.candor.media.MediaEvents;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;

/**
 * What every peer works with.
 *
 * @param threads for calls that block
 * @param nanos of a clock that never jumps
 */
record Workshop(
    Executor threads,
    PlainFiles files,
    IceForServers ice,
    MediaEvents events,
    InstantSource clock,
    LongSupplier nanos) {}
