package io.candor.evidence;

import io.candor.signaling.protocol.Policy;
import io.candor.signaling.protocol.TrackingOption;
import java.util.List;

/** Which evidence an exam's policy wants: what no option of it takes is nobody's to keep. */
final class Wanted {
  private Wanted() {}

  static boolean by(Policy policy, Kind kind) {
    return takenBy(kind).stream().anyMatch(policy::uses);
  }

  private static List<TrackingOption> takenBy(Kind kind) {
    return switch (kind) {
      case PHOTO ->
          List.of(
              TrackingOption.RANDOM_PHOTOS,
              TrackingOption.PHOTO_AT_START,
              TrackingOption.PEOPLE,
              TrackingOption.IMPERSONATION);
      case SCREENSHOT -> List.of(TrackingOption.CAPTURE_SWITCHED_TAB);
      case CLIP -> List.of(TrackingOption.AUDIO);
    };
  }
}
