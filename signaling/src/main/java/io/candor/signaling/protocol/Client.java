package io.candor.signaling.protocol;

import org.jspecify.annotations.Nullable;

/**
 * The software at the other end: its name and version, the browser, the operating system and, where
 * it is known, the screens, such as {@code 1920×1080}.
 */
public record Client(
    String name,
    String version,
    @Limit(Limit.NAME) String browser,
    @Limit(Limit.NAME) String os,
    @Nullable @Limit(Limit.NAME) String screens) {}
