package io.candor.signaling.protocol;

import org.jspecify.annotations.Nullable;

/** A video track as captured: pixels, and frames a second where the browser tells. */
public record OfferedVideo(int width, int height, @Nullable Double frameRate) {}
