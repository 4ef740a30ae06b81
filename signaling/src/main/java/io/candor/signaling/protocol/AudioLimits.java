package io.candor.signaling.protocol;

/** The most the microphone may send, in bits a second. */
public record AudioLimits(int maxBitrate) {}
