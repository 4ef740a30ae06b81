package io.candor.signaling.protocol;

/** The most the microphone may send, in bits a second; what Opus can do. */
public record AudioLimits(int maxBitrate) {
  public AudioLimits {
    VideoLimits.within("the sound's bits a second", maxBitrate, 6_000, 510_000);
  }
}
