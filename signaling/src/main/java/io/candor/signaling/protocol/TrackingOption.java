package io.candor.signaling.protocol;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;

/**
 * One thing an exam may observe: the single definition from which the extension's consent page, the
 * console's forms and the documentation are made.
 */
public enum TrackingOption {
  RECORD_SESSION(
      "recordSession",
      true,
      "Record camera, microphone and screen",
      "The picture of your camera, the sound of your microphone and everything on your screen, from"
          + " start to finish, kept by your institution.",
      Permission.CAMERA,
      Permission.MICROPHONE,
      Permission.SCREEN),
  LIVE_VIEW(
      "liveView",
      true,
      "Watch live",
      "The teachers of this exam can see your camera and your screen while you sit it.",
      Permission.CAMERA,
      Permission.SCREEN),
  SELF_VIEW(
      "selfView",
      true,
      "Show the student their own camera",
      "A small picture of yourself on the exam's page. It stays in your browser.",
      Permission.CAMERA),
  TAB_SWITCH(
      "tabSwitch",
      true,
      "Notice tab and window switches",
      "When you leave the exam's tab or window, and for how long. Not which pages you open.");

  /** What the browser asks the student for before an option can work. */
  public enum Permission {
    CAMERA,
    MICROPHONE,
    SCREEN;

    /** The name in generated texts. */
    @JsonValue
    public String wire() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final String wire;
  private final boolean onByDefault;
  private final String title;
  private final String collects;

  @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable
  private final List<Permission> permissions;

  TrackingOption(
      String wire, boolean onByDefault, String title, String collects, Permission... permissions) {
    this.wire = wire;
    this.onByDefault = onByDefault;
    this.title = title;
    this.collects = collects;
    this.permissions = List.of(permissions);
  }

  /** The name on the wire and in policies. */
  @JsonValue
  public String wire() {
    return wire;
  }

  /** Whether a new exam has it on. */
  public boolean onByDefault() {
    return onByDefault;
  }

  /** The few words a teacher chooses by. */
  public String title() {
    return title;
  }

  /** The sentence a student consents to. */
  public String collects() {
    return collects;
  }

  /** What the browser has to be asked for. */
  public List<Permission> permissions() {
    return permissions;
  }
}
