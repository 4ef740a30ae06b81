package io.candor.signaling.protocol;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/** What an exam collects, and how large its sources may be; an option left out is off. */
public record Policy(
    Map<TrackingOption, Boolean> options,
    VideoLimits camera,
    VideoLimits screen,
    AudioLimits microphone) {

  public Policy {
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

  /** Whether the exam uses this option. */
  public boolean uses(TrackingOption option) {
    return options.getOrDefault(option, false);
  }
}
