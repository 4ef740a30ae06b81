package io.candor.score;

import io.candor.signaling.protocol.TrackingOption;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What has to work for an option to notice anything. */
public enum Observer {
  /** The extension in the student's browser, connected or not: what it notices comes later. */
  BROWSER,
  CAMERA,
  MICROPHONE,
  SCREEN;

  /** Options that need none of these: the student's view of themselves, and the relay's own. */
  private static final Set<TrackingOption> BY_NONE =
      EnumSet.of(
          TrackingOption.SELF_VIEW, TrackingOption.SEVERAL_SESSIONS, TrackingOption.DESKTOP_ONLY);

  /** What this option observes by; empty where the relay itself notices it. */
  public static Set<Observer> of(TrackingOption option) {
    if (BY_NONE.contains(option)) {
      return EnumSet.noneOf(Observer.class);
    }
    Set<Observer> needed = EnumSet.noneOf(Observer.class);
    for (TrackingOption.Permission permission : option.permissions()) {
      needed.add(
          switch (permission) {
            case CAMERA -> CAMERA;
            case MICROPHONE -> MICROPHONE;
            case SCREEN -> SCREEN;
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
