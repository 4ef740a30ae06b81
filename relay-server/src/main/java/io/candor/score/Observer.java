package io.candor.score;

import io.candor.signaling.protocol.TrackingOption;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What has to work for an option to notice anything. */
public enum Observer {
  /** The extension in the student's browser, connected or not: what it notices comes later. */
  BROWSER,
  CAMERA,
  MICROPHONE,
  SCREEN,
  /** The detector that counts faces: it could see whether somebody is there. */
  FACES,
  /** The detector of speech: it could hear whether somebody speaks. */
  SPEECH;

  /** Options that need none of these: the student's view of themselves, and the relay's own. */
  private static final Set<TrackingOption> BY_NONE =
      EnumSet.of(
          TrackingOption.SELF_VIEW,
          TrackingOption.PHOTO_AT_START,
          TrackingOption.SEVERAL_SESSIONS,
          TrackingOption.DESKTOP_ONLY);

  /** Options whose detector may be at work and unable to tell, which it then says itself. */
  private static final Map<TrackingOption, Observer> DETECTORS =
      Map.of(TrackingOption.PEOPLE, FACES, TrackingOption.AUDIO, SPEECH);

  /** What this option observes by; empty where the relay itself notices it. */
  public static Set<Observer> of(TrackingOption option) {
    if (BY_NONE.contains(option)) {
      return EnumSet.noneOf(Observer.class);
    }
    Observer detector = DETECTORS.get(option);
    if (detector != null) {
      return EnumSet.of(detector);
    }
    Set<Observer> needed = EnumSet.noneOf(Observer.class);
    for (TrackingOption.Permission permission : option.permissions()) {
      needed.add(
          switch (permission) {
            case CAMERA -> CAMERA;
            case MICROPHONE -> MICROPHONE;
            case SCREEN -> SCREEN;
            case SITES -> BROWSER;
          });
    }
    return needed.isEmpty() ? EnumSet.of(BROWSER) : needed;
  }

  /** What all of these observe by. */
  public static Set<Observer> of(Collection<TrackingOption> options) {
    Set<Observer> needed = EnumSet.noneOf(Observer.class);
    options.forEach(option -> needed.addAll(of(option)));
    return needed;
  }

  /** The name in the API. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
