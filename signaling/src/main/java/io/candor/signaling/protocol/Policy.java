package io.candor.signaling.protocol;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an exam collects, and how large its sources may be; an option left out is off.
 *
 * @param numberOfRandomPhotos how many photos are taken at random moments; {@value #RANDOM_PHOTOS}
 *     where it is left out
 * @param hideQuestions whether the exam's page is covered also while full screen, which it needs,
 *     is left; so where it is left out
 */
public record Policy(
    Map<TrackingOption, Boolean> options,
    VideoLimits camera,
    VideoLimits screen,
    AudioLimits microphone,
    @Nullable Integer numberOfRandomPhotos,
    @Nullable Boolean hideQuestions) {
  /** How many photos are taken at random moments where an exam says nothing else. */
  public static final int RANDOM_PHOTOS = 25;

  public static final int MOST_RANDOM_PHOTOS = 100;

  /** With as many random photos as usual. */
  public Policy(
      Map<TrackingOption, Boolean> options,
      VideoLimits camera,
      VideoLimits screen,
      AudioLimits microphone) {
    this(options, camera, screen, microphone, null, null);
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

  /** A policy as it is written, with AutoProctor's names too. */
  @JsonCreator
  static Policy written(
      @JsonProperty("options") Map<String, Boolean> options,
      @JsonProperty("camera") VideoLimits camera,
      @JsonProperty("screen") VideoLimits screen,
      @JsonProperty("microphone") AudioLimits microphone,
      @JsonProperty("numberOfRandomPhotos") @JsonAlias("numPhotosAtRandom")
          @Nullable Integer numberOfRandomPhotos,
      @JsonProperty("hideQuestions") @Nullable Boolean hideQuestions) {
    return new Policy(
        optionsOf(options), camera, screen, microphone, numberOfRandomPhotos, hideQuestions);
  }

  /**
   * Options by their names, of which one may mean several; {@link IllegalArgumentException} where a
   * name means none, or one is said twice or neither on nor off.
   */
  public static Map<TrackingOption, Boolean> optionsOf(Map<String, Boolean> named) {
    Map<TrackingOption, Boolean> options = new EnumMap<>(TrackingOption.class);
    named.forEach(
        (name, on) -> {
          for (TrackingOption option : TrackingOption.allNamed(name)) {
            if (on == null || options.put(option, on) != null) {
              throw new IllegalArgumentException(
                  "each option is true or false, once: \"" + option.wire() + "\"");
            }
          }
        });
    return options;
  }

  /** Every option at its default, and modest streams. */
  public static Policy standard() {
    Map<TrackingOption, Boolean> options = new EnumMap<>(TrackingOption.class);
    for (TrackingOption option : TrackingOption.values()) {
      options.put(option, option.onByDefault());
    }
    return new Policy(
        options, Quality.MODEST.camera(), Quality.MODEST.screen(), Quality.MODEST.microphone());
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

  /** The same but for these options, which are on or off in it. */
  public Policy switched(boolean on, Collection<TrackingOption> some) {
    Map<TrackingOption, Boolean> changed = new EnumMap<>(TrackingOption.class);
    changed.putAll(options);
    some.forEach(option -> changed.put(option, on));
    return new Policy(changed, camera, screen, microphone, numberOfRandomPhotos, hideQuestions);
  }

  /** Whether the exam uses this option. */
  public boolean uses(TrackingOption option) {
    return options.getOrDefault(option, false);
  }
}
