package io.candor.exam;

import io.candor.media.MediaEvent;
import io.candor.signaling.protocol.Policy;
import io.candor.signaling.protocol.Source;
import io.candor.signaling.protocol.TrackingOption;
import java.util.EnumSet;
import java.util.Set;

/** What by an exam's policy comes to the relay, and what of it is kept. */
final class MediaWanted {
  private MediaWanted() {}

  /** The sources that have to flow. */
  static Set<Source> sources(Policy policy) {
    Set<Source> wanted = EnumSet.noneOf(Source.class);
    for (Source source : Source.values()) {
      if (policy.uses(TrackingOption.LIVE_VIEW) || !recorded(policy, source).isEmpty()) {
        wanted.add(source);
      }
    }
    return wanted;
  }

  /** What of a source is recorded. */
  static Set<MediaEvent.Kind> recorded(Policy policy, Source source) {
    Set<MediaEvent.Kind> kinds = EnumSet.noneOf(MediaEvent.Kind.class);
    switch (source) {
      case CAMERA -> {
        if (policy.uses(TrackingOption.RECORD_CAMERA)) {
          kinds.add(MediaEvent.Kind.VIDEO);
        }
        if (policy.uses(TrackingOption.RECORD_MICROPHONE)) {
          kinds.add(MediaEvent.Kind.AUDIO);
        }
      }
      case SCREEN -> {
        if (policy.uses(TrackingOption.RECORD_SCREEN)) {
          kinds.add(MediaEvent.Kind.VIDEO);
        }
      }
    }
    return kinds;
  }
}
