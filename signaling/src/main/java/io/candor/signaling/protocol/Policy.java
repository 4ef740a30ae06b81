package io.candor.signaling.protocol;

import com.fasterxml.jackson.annotation.JsonAlias;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an exam collects, and how large its sources may be; an option left out is off.
 *
 * @param numberOfRandomPhotos how many photos are taken at random moments; {@value #RANDOM_PHOTOS}
 *     where it is left out
 */
public record Policy(
    Map<TrackingOption, Boolean> options,
    VideoLimits camera,
    VideoLimits screen,
    AudioLimits microphone,
    @JsonAlias("numPhotosAtRandom") @Nullable Integer numberOfRandomPhotos) {
  /** How many photos are taken at random moments where an exam says nothing else. */
  public static final int RANDOM_PHOTOS = 25;

  public static final int MOST_RANDOM_PHOTOS = 100;

  /** With as many random photos as usual. */
  public Policy(
      Map<TrackingOption, Boolean> options,
      VideoLimits camera,
      VideoLimits screen,
      AudioLimits microphone) {
    this(options, camera, screen, microphone, null);
  }

  public Policy {
    if (numberOfRandomPhotos != null
        && (numberOfRandomPhotos < 1 || numberOfRandomPhotos > MOST_RANDOM_PHOTOS)) {
      throw new IllegalArgumentException(
          "the number of random photos is 1 to " + MOST_RANDOM_PHOTOS);
    }
    Map<TrackingOption, Boolean> copy = new EnumMap<>(TrackingOption.class);
    copy.putAll(options);
    options = Collections.unmodifiableMap(copy);
  }

  /** Every option at its default, and modest streams. */
  public static Policy standard() {
    Map<TrackingOption, Boolean> options = new EnumMap<>(TrackingOption.class);
    for (TrackingOption option : TrackingOption.values()) {
      options.put(option, option.onByDefault());
    }
    return new Policy(
        options,
        new VideoLimits(320, 240, 15, 150_000),
        new VideoLimits(1920, 1200, 5, 300_000),
        new AudioLimits(32_000));
  }

  /** Whether it collects the same, whatever is left out of either. */
  public boolean collectsAs(Policy other) {
    return Arrays.stream(TrackingOption.values()).allMatch(one -> uses(one) == other.uses(one))
        && camera.equals(other.camera)
        && screen.equals(other.screen)
        && microphone.equals(other.microphone)
        && (!uses(TrackingOption.RANDOM_PHOTOS) || photos() == other.photos());
  }

  private int photos() {
    return numberOfRandomPhotos == null ? RANDOM_PHOTOS : numberOfRandomPhotos;
  }

  /** Whether the exam uses this option. */
  public boolean uses(TrackingOption option) {
    return options.getOrDefault(option, false);
  }
}
