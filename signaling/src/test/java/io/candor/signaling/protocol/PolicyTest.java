package io.candor.signaling.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PolicyTest {
  private static Policy with(Map<TrackingOption, Boolean> options, @Nullable Integer photos) {
    Policy standard = Policy.standard();
    return new Policy(
        options, standard.camera(), standard.screen(), standard.microphone(), photos, null);
  }

  /** A form says all of it, where what was there before left out what is usual. */
  @Test
  void collectsTheSameWhateverIsLeftOut() {
    Policy little = with(Map.of(TrackingOption.RANDOM_PHOTOS, true), null);
    Map<TrackingOption, Boolean> all = new EnumMap<>(TrackingOption.class);
    for (TrackingOption option : TrackingOption.values()) {
      all.put(option, option == TrackingOption.RANDOM_PHOTOS);
    }
    assertThat(little.collectsAs(with(all, Policy.RANDOM_PHOTOS))).isTrue();
    assertThat(little.collectsAs(with(all, 26))).as("another number").isFalse();
    all.put(TrackingOption.AUDIO, true);
    assertThat(little.collectsAs(with(all, null))).as("one more option").isFalse();
    assertThat(with(Map.of(), 5).collectsAs(with(Map.of(), 7))).as("no photos").isTrue();
  }

  @Test
  void limitsThatMakeNoSenseAreRefused() {
    assertThatThrownBy(() -> new VideoLimits(0, 240, 15, 150_000)).hasMessageContaining("width");
    assertThatThrownBy(() -> new VideoLimits(320, 9_000, 15, 150_000))
        .hasMessageContaining("height");
    assertThatThrownBy(() -> new VideoLimits(320, 240, 61, 150_000)).hasMessageContaining("second");
    assertThatThrownBy(() -> new VideoLimits(320, 240, 15, -1)).hasMessageContaining("bits");
    assertThatThrownBy(() -> new AudioLimits(1)).hasMessageContaining("sound");
  }

  @Test
  void collectsMoreWhereAStreamMayBeLarger() {
    Policy one = Policy.standard();
    Policy larger =
        new Policy(
            one.options(), new VideoLimits(640, 480, 15, 150_000), one.screen(), one.microphone());
    assertThat(one.collectsAs(larger)).isFalse();
  }
}
