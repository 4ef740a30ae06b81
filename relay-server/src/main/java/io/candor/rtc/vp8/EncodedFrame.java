package io.candor.rtc.vp8;

/**
 * One whole encoded picture.
 *
 * @param data the codec's bytes; not to be changed
 * @param rtpTimestamp extended to 64 bits
 * @param keyFrame whether it can be decoded by itself
 * @param width in pixels, of the last key frame
 * @param height in pixels, of the last key frame
 * @param arrivalNanos when its first packet came
 */
@SuppressWarnings("ArrayRecordComponent") // Frames are handed on, never compared.
public record EncodedFrame(
    byte[] data, long rtpTimestamp, boolean keyFrame, int width, int height, long arrivalNanos) {}
