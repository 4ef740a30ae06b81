package io.candor.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.signaling.protocol.Policy;
import io.candor.signaling.protocol.TrackingOption;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What each option alone has evidence of; the extension sends nothing else for it. */
class WantedTest {
  private static Set<Kind> of(TrackingOption option) {
    return switch (option) {
      case RANDOM_PHOTOS, PHOTO_AT_START, PEOPLE, IMPERSONATION -> Set.of(Kind.PHOTO);
      case CAPTURE_SWITCHED_TAB -> Set.of(Kind.SCREENSHOT);
      case AUDIO -> Set.of(Kind.CLIP);
      case RECORD_CAMERA,
          RECORD_MICROPHONE,
          RECORD_SCREEN,
          LIVE_VIEW,
          SELF_VIEW,
          TAB_SWITCH,
          SHARE_KEPT,
          SITE_NAME,
          SEVERAL_MONITORS,
          COPY_PASTE,
          FULL_SCREEN,
          SEVERAL_SESSIONS,
          DESKTOP_ONLY ->
          Set.of();
    };
  }

  @ParameterizedTest
  @EnumSource
  void isWhatTheOptionTakes(TrackingOption option) {
    Policy standard = Policy.standard();
    Policy alone =
        new Policy(
            Map.of(option, true), standard.camera(), standard.screen(), standard.microphone());
    assertThat(Arrays.stream(Kind.values()).filter(kind -> Wanted.by(alone, kind)))
        .containsExactlyInAnyOrderElementsOf(of(option));
  }
}
