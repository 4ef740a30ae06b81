package io.candor.signaling.protocol;

/** The most a video source may send: pixels, frames a second, bits a second. */
public record VideoLimits(int maxWidth, int maxHeight, int maxFrameRate, int maxBitrate) {}
