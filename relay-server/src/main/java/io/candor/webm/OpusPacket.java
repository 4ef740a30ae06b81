package io.candor.webm;

/** One Opus packet, and when it plays in ms since the beginning. */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record OpusPacket(long timeMs, byte[] bytes) {}
