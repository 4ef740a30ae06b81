package io.candor;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.signaling.protocol.EventKind;
import io.candor.signaling.protocol.TrackingOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every tracking option is whole: something notices it, a test and a journey show that it does, and
 * whoever consents, sets up an exam, reads a report or the documents finds its words.
 */
class OptionsTest {
  private static final Path TOP = Path.of("..");
  private static final String EXTENSION = "extension/browser/src/";
  private static final String EXTENSION_TESTS = "extension/browser/test/";
  private static final String ROOM = "relay-server/src/main/java/io/candor/exam/";
  private static final String ROOM_TESTS = "relay-server/src/test/java/io/candor/exam/";
  private static final String JOURNEYS = "e2e-tests/src/test/java/io/candor/e2e/journey/";

  /** A file, and a word that stands in it. */
  private record Place(String file, String word) {}

  /** What notices the option, or does what it says. */
  private static Place noticedBy(TrackingOption option) {
    return switch (option) {
      case RECORD_CAMERA, RECORD_MICROPHONE, RECORD_SCREEN, LIVE_VIEW ->
          new Place(EXTENSION + "offscreen/needed.ts", "options." + option.wire());
      case SELF_VIEW -> new Place(EXTENSION + "offscreen/offscreen.ts", "options.selfView");
      case SEVERAL_SESSIONS, DESKTOP_ONLY ->
          new Place(ROOM + "StudentDoor.java", "TrackingOption." + option);
      case PHOTO_AT_START ->
          new Place(EXTENSION + "offscreen/startPhoto.ts", "options.photoAtStart");
      case TAB_SWITCH,
          SHARE_KEPT,
          PEOPLE,
          AUDIO,
          IMPERSONATION,
          RANDOM_PHOTOS,
          CAPTURE_SWITCHED_TAB,
          SITE_NAME,
          SEVERAL_MONITORS,
          COPY_PASTE,
          FULL_SCREEN ->
          new Place(
              EXTENSION + "detectors/" + option.wire() + ".ts", "function " + option.wire() + "(");
    };
  }

  private static Place testedBy(TrackingOption option) {
    return switch (option) {
      case RECORD_CAMERA, RECORD_MICROPHONE, RECORD_SCREEN, LIVE_VIEW ->
          new Place(EXTENSION_TESTS + "needed.test.ts", option.wire());
      case SELF_VIEW -> new Place(EXTENSION_TESTS + "consent.test.ts", "selfView");
      case SEVERAL_SESSIONS -> new Place(ROOM_TESTS + "SeveralSessionsTest.java", option.name());
      case DESKTOP_ONLY -> new Place(ROOM_TESTS + "DesktopOnlyTest.java", option.name());
      case TAB_SWITCH,
          SHARE_KEPT,
          PEOPLE,
          AUDIO,
          IMPERSONATION,
          RANDOM_PHOTOS,
          PHOTO_AT_START,
          CAPTURE_SWITCHED_TAB,
          SITE_NAME,
          SEVERAL_MONITORS,
          COPY_PASTE,
          FULL_SCREEN ->
          new Place(EXTENSION_TESTS + option.wire() + ".test.ts", option.wire());
    };
  }

  private static Place journeyOf(TrackingOption option) {
    return switch (option) {
      case RECORD_CAMERA, RECORD_MICROPHONE, RECORD_SCREEN ->
          new Place(JOURNEYS + "RecordedTest.java", option.name());
      case LIVE_VIEW -> new Place(JOURNEYS + "StoryTest.java", "room.camera(");
      case SELF_VIEW -> new Place(JOURNEYS + "StoryTest.java", "showsFace()");
      case TAB_SWITCH -> new Place(JOURNEYS + "ScoreTest.java", "glance");
      case SHARE_KEPT -> new Place(JOURNEYS + "ShareKeptTest.java", "whatIsNoFault");
      case PEOPLE -> new Place(JOURNEYS + "FacesTest.java", "people.nobody");
      case AUDIO -> new Place(JOURNEYS + "SpeechTest.java", "audio.speech");
      case IMPERSONATION -> new Place(JOURNEYS + "LikenessTest.java", "IMPERSONATION");
      case RANDOM_PHOTOS -> new Place(JOURNEYS + "PhotosTest.java", "RANDOM_PHOTOS");
      case PHOTO_AT_START -> new Place(JOURNEYS + "PhotosTest.java", "PHOTO_AT_START");
      case CAPTURE_SWITCHED_TAB ->
          new Place(JOURNEYS + "ScreenshotTest.java", "CAPTURE_SWITCHED_TAB");
      case SITE_NAME -> new Place(JOURNEYS + "AllowedSitesTest.java", "SITE_NAME");
      case SEVERAL_MONITORS -> new Place(JOURNEYS + "MonitorsTest.java", "monitors.several");
      case COPY_PASTE -> new Place(JOURNEYS + "CopyPasteTest.java", "COPY_PASTE");
      case FULL_SCREEN -> new Place(JOURNEYS + "FullScreenTest.java", "FULL_SCREEN");
      case SEVERAL_SESSIONS -> new Place(JOURNEYS + "SeveralSessionsTest.java", "SEVERAL_SESSIONS");
      case DESKTOP_ONLY -> new Place(JOURNEYS + "DesktopOnlyTest.java", "DESKTOP_ONLY");
    };
  }

  private static void holds(Place place) throws IOException {
    Path file = TOP.resolve(place.file());
    assertThat(file).isRegularFile();
    assertThat(Files.readString(file)).as("%s", file).contains(place.word());
  }

  @ParameterizedTest
  @EnumSource
  void isNoticedAndShownToBe(TrackingOption option) throws IOException {
    holds(noticedBy(option));
    holds(testedBy(option));
    holds(journeyOf(option));
    // Whatever notices, the extension's table of detectors says that it does, or that none does.
    holds(new Place(EXTENSION + "offscreen/watch.ts", "\n  " + option.wire()));
  }

  @ParameterizedTest
  @EnumSource
  void hasItsWordsInBothLanguages(TrackingOption option) throws IOException {
    for (String language : List.of("En", "De")) {
      holds(
          new Place(EXTENSION + "texts/options" + language + ".ts", "\n  " + option.wire() + ":"));
    }
    holds(
        new Place(
            "relay-server/console/src/texts-options-de.ts", "\n  " + option.wire() + ": {\n"));
    assertThat(option.title()).isNotBlank();
    assertThat(option.collects()).isNotBlank();
  }

  /** The lists themselves are made of the definition, in the consent page and in the form. */
  @Test
  void theConsentPageAndTheFormLeaveNoneOut() throws IOException {
    holds(new Place(EXTENSION + "consent/collected.ts", "return trackingOptions\n"));
    holds(new Place("relay-server/console/src/exam-form.ts", "${trackingOptions.map("));
  }

  @ParameterizedTest
  @EnumSource
  void whatItFlagsIsTheReportsToTell(TrackingOption option) throws IOException {
    List<EventKind> flags =
        Arrays.stream(EventKind.values())
            .filter(kind -> kind.flaggedBy().stream().anyMatch(option::equals))
            .toList();
    assertThat(flags.isEmpty()).isEqualTo(option.weight() == 0);
    for (String language : List.of("en", "de")) {
      String texts =
          Files.readString(TOP.resolve("relay-server/console/src/texts-" + language + ".ts"))
              + Files.readString(
                  TOP.resolve("relay-server/console/src/texts-options-" + language + ".ts"));
      for (EventKind kind : flags) {
        assertThat(texts).as(language).contains("\"event." + kind.wire() + "\": \"");
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void isInTheDocuments(TrackingOption option) throws IOException {
    holds(new Place("docs/tracking-options.md", "\n| `" + option.wire() + "` "));
    holds(new Place("docs/protocol.md", "\n| `" + option.wire() + "` |"));
    if (option.weight() > 0) {
      holds(new Place("docs/trust-score.md", "\n| `" + option.wire() + "` |"));
    }
  }
}
