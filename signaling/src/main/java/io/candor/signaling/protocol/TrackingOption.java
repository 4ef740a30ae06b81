package io.candor.signaling.protocol;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * One thing an exam may observe: the single definition from which the extension's consent page, the
 * console's forms and the documentation are made.
 */
public enum TrackingOption {
  RECORD_CAMERA(
      "recordCamera",
      "recordSession",
      false,
      0,
      "Record the camera",
      "The picture of your camera, from start to finish, kept by your institution.",
      Permission.CAMERA),
  RECORD_MICROPHONE(
      "recordMicrophone",
      "recordSession",
      false,
      0,
      "Record the microphone",
      "The sound of your microphone, from start to finish, kept by your institution.",
      Permission.MICROPHONE),
  RECORD_SCREEN(
      "recordScreen",
      "recordSession",
      false,
      0,
      "Record the screen",
      "Everything on your screen, from start to finish, kept by your institution.",
      Permission.SCREEN),
  LIVE_VIEW(
      "liveView",
      "",
      true,
      0,
      "Watch live",
      "The teachers of this exam can see your camera and your screen while you sit it.",
      Permission.CAMERA,
      Permission.SCREEN),
  SELF_VIEW(
      "selfView",
      "showCamPreview",
      true,
      0,
      "Show the student their own camera",
      "A small picture of yourself on the exam's page. It stays in your browser.",
      Permission.CAMERA),
  TAB_SWITCH(
      "tabSwitch",
      "tabSwitch",
      true,
      10,
      "Notice tab and window switches",
      "When you leave the exam's tab or window, and for how long. Not which pages you open."),
  SHARE_KEPT(
      "shareKept",
      "",
      true,
      10,
      "Notice when camera, microphone or screen fail",
      "When your camera, microphone or screen stops, is muted, or shows black, and when your"
          + " camera's picture stands still; and for how long. The server notes as well when"
          + " nothing, or nothing but black or silence, arrives."),
  PEOPLE(
      "people",
      "numHumans",
      true,
      10,
      "Notice how many people the camera sees",
      "When the camera shows nobody or more than one face, and for how long, with a photo of the"
          + " moment. Your browser counts the faces; it does not tell whose they are.",
      Permission.CAMERA),
  AUDIO(
      "audio",
      "audio",
      true,
      5,
      "Notice speech",
      "When the microphone hears somebody speak, how loud and for how long, with a short recording"
          + " of the moment. Your browser tells speech from noise; not what is said.",
      Permission.MICROPHONE),
  IMPERSONATION(
      "impersonation",
      "impersonation",
      false,
      20,
      "Notice another person before the camera",
      "Only if you agree to it apart from everything else: when several looks in a row show somebody"
          + " who clearly differs from who began, with a photo of the moment. Faces are compared in your browser; what they are"
          + " compared by never leaves it.",
      Permission.CAMERA),
  RANDOM_PHOTOS(
      "randomPhotos",
      "photosAtRandom",
      true,
      0,
      "Take photos at random moments",
      "Photos of your camera's picture, at moments that nobody knows beforehand, spread over the"
          + " exam.",
      Permission.CAMERA),
  PHOTO_AT_START(
      "photoAtStart",
      "testTakerPhoto",
      false,
      0,
      "Photo before beginning",
      "A photo of you that you take yourself before you begin, look at, and take again if you"
          + " like.",
      Permission.CAMERA),
  CAPTURE_SWITCHED_TAB(
      "captureSwitchedTab",
      "captureSwitchedTab",
      true,
      0,
      "Screenshot on tab switch",
      "When you leave the exam's tab or window for longer than a glance: a picture of the tab you"
          + " have switched to or, where your browser is not allowed to take it, of your screen if"
          + " you share that.",
      Permission.SITES),
  SITE_NAME(
      "siteName",
      "",
      false,
      0,
      "Name of the site switched to",
      "When you leave the exam's tab or window for longer than a glance: the name of the site you"
          + " are at, such as example.org, where your browser is allowed to tell it. Not the page,"
          + " and nothing that is on it.",
      Permission.SITES),
  SEVERAL_MONITORS(
      "severalMonitors",
      "detectMultipleScreens",
      true,
      5,
      "Notice more than one monitor",
      "When more than one monitor is connected, and for how long. Not what is on it."),
  COPY_PASTE(
      "copyPaste",
      "disableCopyPaste",
      false,
      10,
      "Block copying, pasting and printing",
      "On the exam's pages copying, cutting, pasting, dropping, printing and the context menu"
          + " are blocked. That you tried, and how often. Never what it was about."),
  FULL_SCREEN(
      "fullScreen",
      "forceFullScreen",
      false,
      5,
      "Show the exam in full screen only",
      "The exam's page is covered until it fills the screen. When you leave full screen, and for how"
          + " long."),
  SEVERAL_SESSIONS(
      "severalSessions",
      "multiSessionAttempt",
      false,
      10,
      "Notice another device, browser or address",
      "When the exam goes on in another browser or on another device, and when your browser comes back"
          + " from another network address. Not which address."),
  DESKTOP_ONLY(
      "desktopOnly",
      "forceDesktop",
      false,
      0,
      "Computers only",
      "Phones and tablets are turned away at the door. Nothing is collected.");

  /** What the browser asks the student for before an option can work. */
  public enum Permission {
    CAMERA,
    MICROPHONE,
    SCREEN,
    /** Optional: without it the option does what it can. */
    SITES;

    /** The name in generated texts. */
    @JsonValue
    public String wire() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The most points an exam may set as an option's weight. */
  public static final int HEAVIEST = 100;

  private final String wire;
  private final String alias;
  private final boolean onByDefault;
  private final int weight;
  private final String title;
  private final String collects;

  @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable
  private final List<Permission> permissions;

  TrackingOption(
      String wire,
      String alias,
      boolean onByDefault,
      int weight,
      String title,
      String collects,
      Permission... permissions) {
    this.wire = wire;
    this.alias = alias;
    this.onByDefault = onByDefault;
    this.weight = weight;
    this.title = title;
    this.collects = collects;
    this.permissions = List.of(permissions);
  }

  /** The name on the wire and in policies. */
  @JsonValue
  public String wire() {
    return wire;
  }

  /**
   * AutoProctor's name of it, which is taken as well where a policy is read. Some of ours are one
   * there.
   */
  public Optional<String> alias() {
    return alias.isEmpty() ? Optional.empty() : Optional.of(alias);
  }

  /**
   * The option of this name, its own or AutoProctor's; {@link IllegalArgumentException} if none.
   */
  @JsonCreator
  public static TrackingOption named(String name) {
    Set<TrackingOption> meant = allNamed(name);
    if (meant.size() > 1) {
      throw new IllegalArgumentException("more than one tracking option is meant");
    }
    return meant.iterator().next();
  }

  /**
   * The options that a name means: its own, or those that are one in AutoProctor; {@link
   * IllegalArgumentException} if none.
   */
  public static Set<TrackingOption> allNamed(String name) {
    Set<TrackingOption> meant = EnumSet.noneOf(TrackingOption.class);
    Arrays.stream(values())
        .filter(option -> option.wire.equals(name) || option.alias.equals(name))
        .filter(option -> !name.isEmpty())
        .forEach(meant::add);
    if (meant.isEmpty()) {
      throw new IllegalArgumentException("there is no tracking option \"" + name + "\"");
    }
    return meant;
  }

  /**
   * What one flagged minute in an hour of observed time takes from the trust score, in points,
   * where an exam says nothing else; 0 for an option that flags nothing. See docs/trust-score.md.
   */
  public int weight() {
    return weight;
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
