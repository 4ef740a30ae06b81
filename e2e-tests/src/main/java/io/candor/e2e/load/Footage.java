package io.candor.e2e.load;

import io.candor.rtc.peer.IvfReader;
import io.candor.rtc.peer.OggOpusReader;
import java.util.List;

/**
 * Pre-encoded media, played over and over.
 *
 * @param clip VP8 at a constant rate
 * @param sounds Opus packets of 20 ms; none for a source without sound
 */
public record Footage(IvfReader clip, List<byte[]> sounds) {
  static final long SOUND_PERIOD = 20_000_000;

  /** The fixtures: a camera with its microphone. */
  public static Footage camera() {
    return new Footage(IvfReader.clip(), OggOpusReader.clip().packets());
  }

  /** The same pictures without sound. */
  public static Footage screen() {
    return new Footage(IvfReader.clip(), List.of());
  }

  /** The same pictures at half their rate and without sound, for a crowd on a small machine. */
  public static Footage slow() {
    IvfReader clip = IvfReader.clip();
    long tick = 2 * clip.nanosPerTick();
    return new Footage(new IvfReader(clip.width(), clip.height(), tick, clip.frames()), List.of());
  }

  boolean silent() {
    return sounds.isEmpty();
  }

  /** Nanoseconds from one picture to the next. */
  long picturePeriod() {
    return clip.nanosPerTick() * (clip.frames().get(1).tick() - clip.frames().get(0).tick());
  }
}
