package io.candor.signaling.protocol;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;

/** What can be noticed. A kind that lasts is sent when it begins, and again when it ends. */
public enum EventKind {
  /** Another tab became active. */
  TAB_LEFT("tab.left"),
  /** The focus went to another window or application. */
  WINDOW_LEFT("window.left"),
  /**
   * Where a student was while away from the exam; detail: site, a host, where the browser tells it.
   * Neutral.
   */
  SITE_SEEN("site.seen"),
  /** A window was opened. */
  WINDOW_OPENED("window.opened"),
  /** A source is being captured; detail: source. */
  CAPTURE_STARTED("capture.started"),
  /** A source has stopped; detail: source, reason. */
  CAPTURE_STOPPED("capture.stopped"),
  /** A source was away for durationMs; detail: source. */
  CAPTURE_INTERRUPTED("capture.interrupted"),
  /** A source's picture is black; detail: source. */
  CAPTURE_BLACK("capture.black"),
  /** The camera's picture stands still; detail: source. */
  CAPTURE_FROZEN("capture.frozen"),
  /** The browser says that a source delivers nothing; detail: source. */
  CAPTURE_MUTED("capture.muted"),
  /** The camera shows nobody. */
  PEOPLE_NOBODY("people.nobody"),
  /** The camera shows more than one face; detail: count. */
  PEOPLE_SEVERAL("people.several"),
  /**
   * Whether somebody is there cannot be seen; detail: reason. Neutral: that time is not observed.
   */
  PEOPLE_UNSEEN("people.unseen"),
  /** Somebody speaks; detail: loudness, in dB below the loudest. */
  AUDIO_SPEECH("audio.speech"),
  /**
   * Whether somebody speaks cannot be heard; detail: reason. Neutral: that time is not observed.
   */
  AUDIO_UNHEARD("audio.unheard"),
  /** Somebody clearly differs from who began, on several looks in a row. */
  IMPERSONATION_DIFFERENT("impersonation.different"),
  /** For minutes nothing could be compared; detail: reason. Neutral. */
  IMPERSONATION_UNSURE("impersonation.unsure"),
  /**
   * The student has not agreed to being compared: a person should look. Neutral; detail: reason.
   */
  IMPERSONATION_DECLINED("impersonation.declined"),
  /** A detector is at work; detail: option, by. */
  DETECTOR_STARTED("detector.started"),
  /** A detector looks less often, for the machine's sake; detail: option, everyMs, because. */
  DETECTOR_SLOWED("detector.slowed"),
  /**
   * There is no picture or sound of something that should have one; detail: piece, reason. Neutral.
   */
  EVIDENCE_MISSING("evidence.missing"),
  /** More than one monitor is connected. */
  MONITORS_SEVERAL("monitors.several"),
  /** Something was tried that is blocked; detail: what, count. */
  COPY_PASTE_BLOCKED("copyPaste.blocked"),
  /** Full screen was left; the exam's page is covered meanwhile. */
  FULL_SCREEN_LEFT("fullScreen.left"),
  /** The relay: the browser came back from another network address; never which. */
  ADDRESS_CHANGED("address.changed"),
  /** The relay could not be reached for durationMs. */
  NETWORK_LOST("network.lost"),
  /** The extension was started anew during the attempt. */
  EXTENSION_RESTARTED("extension.restarted"),
  /** The exam's page was left or closed. */
  PAGE_LEFT("page.left"),
  /** The exam's page is open again. */
  PAGE_RETURNED("page.returned"),
  /** The attempt goes on after a break, such as a closed browser. */
  ATTEMPT_RESUMED("attempt.resumed"),
  /** The relay: another browser took the attempt from this one; detail: browser, os. */
  BROWSER_REPLACED("browser.replaced"),
  /** The relay: the browser that took the attempt over; detail: browser, os. */
  BROWSER_TOOK_OVER("browser.tookOver"),
  /** The relay: the student waited for help; lasts until a teacher or the student ends it. */
  HELP_ASKED("help.asked"),
  /** The relay: a teacher paused the attempt; lasts until it went on. */
  ATTEMPT_PAUSED("attempt.paused"),
  /** The relay: a teacher's words to the student; detail: text. */
  MESSAGE_SENT("message.sent"),
  /** The relay: no picture or sound could be taken because its media server was away; lasts. */
  MEDIA_AWAY("media.away"),
  /**
   * The relay: nothing comes of a camera or microphone that is connected; lasts; detail: source.
   * Neutral.
   */
  MEDIA_MISSING("media.missing"),
  /**
   * The relay: pictures come that have no detail, or sound that is digital silence; lasts; detail:
   * source. Neutral.
   */
  MEDIA_EMPTY("media.empty");

  private final String wire;

  EventKind(String wire) {
    this.wire = wire;
  }

  /** Whether only the relay may say so. */
  public boolean byRelay() {
    return switch (this) {
      case ADDRESS_CHANGED,
          BROWSER_REPLACED,
          BROWSER_TOOK_OVER,
          HELP_ASKED,
          ATTEMPT_PAUSED,
          MESSAGE_SENT,
          MEDIA_AWAY,
          MEDIA_MISSING,
          MEDIA_EMPTY ->
          true;
      case TAB_LEFT,
          WINDOW_LEFT,
          WINDOW_OPENED,
          SITE_SEEN,
          CAPTURE_STARTED,
          CAPTURE_STOPPED,
          CAPTURE_INTERRUPTED,
          CAPTURE_BLACK,
          CAPTURE_FROZEN,
          CAPTURE_MUTED,
          PEOPLE_NOBODY,
          PEOPLE_SEVERAL,
          PEOPLE_UNSEEN,
          AUDIO_SPEECH,
          AUDIO_UNHEARD,
          IMPERSONATION_DIFFERENT,
          IMPERSONATION_UNSURE,
          IMPERSONATION_DECLINED,
          DETECTOR_STARTED,
          DETECTOR_SLOWED,
          EVIDENCE_MISSING,
          MONITORS_SEVERAL,
          COPY_PASTE_BLOCKED,
          FULL_SCREEN_LEFT,
          NETWORK_LOST,
          EXTENSION_RESTARTED,
          PAGE_LEFT,
          PAGE_RETURNED,
          ATTEMPT_RESUMED ->
          false;
    };
  }

  /**
   * The option whose flag it is, where an exam uses that option; empty for what only tells how the
   * sitting went.
   */
  public Optional<TrackingOption> flaggedBy() {
    return switch (this) {
      case TAB_LEFT, WINDOW_LEFT, WINDOW_OPENED, PAGE_LEFT ->
          Optional.of(TrackingOption.TAB_SWITCH);
      case CAPTURE_STOPPED, CAPTURE_BLACK, CAPTURE_FROZEN, CAPTURE_MUTED ->
          Optional.of(TrackingOption.SHARE_KEPT);
      case PEOPLE_NOBODY, PEOPLE_SEVERAL -> Optional.of(TrackingOption.PEOPLE);
      case IMPERSONATION_DIFFERENT -> Optional.of(TrackingOption.IMPERSONATION);
      case AUDIO_SPEECH -> Optional.of(TrackingOption.AUDIO);
      case MONITORS_SEVERAL -> Optional.of(TrackingOption.SEVERAL_MONITORS);
      case COPY_PASTE_BLOCKED -> Optional.of(TrackingOption.COPY_PASTE);
      case BROWSER_TOOK_OVER, ADDRESS_CHANGED -> Optional.of(TrackingOption.SEVERAL_SESSIONS);
      case FULL_SCREEN_LEFT -> Optional.of(TrackingOption.FULL_SCREEN);
      // What was interrupted came back without the student: a network, a restart.
      case SITE_SEEN,
          CAPTURE_STARTED,
          CAPTURE_INTERRUPTED,
          PEOPLE_UNSEEN,
          AUDIO_UNHEARD,
          IMPERSONATION_UNSURE,
          IMPERSONATION_DECLINED,
          DETECTOR_STARTED,
          DETECTOR_SLOWED,
          EVIDENCE_MISSING,
          NETWORK_LOST,
          EXTENSION_RESTARTED,
          PAGE_RETURNED,
          ATTEMPT_RESUMED,
          BROWSER_REPLACED,
          HELP_ASKED,
          ATTEMPT_PAUSED,
          MESSAGE_SENT,
          MEDIA_AWAY,
          MEDIA_MISSING,
          MEDIA_EMPTY ->
          Optional.empty();
    };
  }

  /** The name on the wire and in the database. */
  @JsonValue
  public String wire() {
    return wire;
  }

  /** The kind of this wire name, if there is one. */
  public static Optional<EventKind> named(String wire) {
    return Arrays.stream(values()).filter(kind -> kind.wire.equals(wire)).findFirst();
  }
}
