package io.candor.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.e2e.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each way camera, microphone and screen are refused ends in its sentence, with nothing begun at
 * the relay, and trying again works without loading anything anew.
 */
@Tag("browser")
class RefusalTest {
  private static final String REFUSE =
      """
      (() => {
        const media = navigator.mediaDevices;
        const real = media.%1$s.bind(media);
        media.%1$s = (wanted) => {
          media.%1$s = real;
          return Promise.reject(new DOMException('%2$s', '%3$s'));
        };
      })()
      """;

  /** There is no microphone, until somebody has asked for one. */
  private static final String NO_MICROPHONE =
      """
      (() => {
        const media = navigator.mediaDevices;
        const [ask, list] = [media.getUserMedia.bind(media), media.enumerateDevices.bind(media)];
        media.enumerateDevices = async () =>
          (await list()).filter(({ kind }) => kind !== 'audioinput');
        media.getUserMedia = async (wanted) => {
          media.getUserMedia = ask;
          throw new DOMException('Requested device not found', 'NotFoundError');
        };
      })()
      """;

  /** The next screen that is shared says that it is a window. */
  private static final String SHARE_A_WINDOW =
      """
      (() => {
        const media = navigator.mediaDevices;
        const real = media.getDisplayMedia.bind(media);
        media.getDisplayMedia = async (wanted) => {
          media.getDisplayMedia = real;
          const stream = await real(wanted);
          const [track] = stream.getVideoTracks();
          const settings = track.getSettings();
          track.getSettings = () => ({ ...settings, displaySurface: 'window' });
          return stream;
        };
      })()
      """;

  @TempDir Path folder;

  @Test
  void ofCameraAndMicrophone() throws Exception {
    Map<String, String> refusals = new LinkedHashMap<>();
    refusals.put("device-denied", refuse("getUserMedia", "Permission denied", "NotAllowedError"));
    refusals.put(
        "device-dismissed", refuse("getUserMedia", "Permission dismissed", "NotAllowedError"));
    refusals.put(
        "device-system", refuse("getUserMedia", "Permission denied by system", "NotAllowedError"));
    refusals.put(
        "device-busy", refuse("getUserMedia", "Could not start source", "NotReadableError"));
    refusals.put("microphone-missing", NO_MICROPHONE);
    try (Classroom room = new Classroom(folder)) {
      Student ada = room.student();
      ada.join(room.joinLink());
      String before = "";
      for (Map.Entry<String, String> refusal : refusals.entrySet()) {
        ada.browser().run(refusal.getValue());
        if (before.isEmpty()) {
          ada.consent().agree();
        } else {
          ada.consent().tryAgain(before);
        }
        before = refusal.getKey();
        assertThat(ada.consent().awaitTrouble(before)).as(before).isNotBlank();
        room.assertNothingStarted();
      }
      ada.consent().tryAgain(before);
      goOn(room, ada);
    }
  }

  @Test
  void ofTheScreen() throws Exception {
    Map<String, String> refusals = new LinkedHashMap<>();
    refusals.put(
        "screen-cancelled", refuse("getDisplayMedia", "Permission denied", "NotAllowedError"));
    refusals.put(
        "screen-system",
        refuse("getDisplayMedia", "Permission denied by system", "NotAllowedError"));
    refusals.put("capture-failed", refuse("getDisplayMedia", "Invalid state", "InvalidStateError"));
    try (Classroom room = new Classroom(folder)) {
      Student ada = room.student();
      ada.join(room.joinLink());
      String before = "";
      for (Map.Entry<String, String> refusal : refusals.entrySet()) {
        ada.browser().devTools().run("offscreen.html", refusal.getValue());
        if (before.isEmpty()) {
          ada.consent().agree();
        } else {
          ada.consent().tryAgain(before);
        }
        before = refusal.getKey();
        assertThat(ada.consent().awaitTrouble(before)).as(before).isNotBlank();
        room.assertNothingStarted();
      }
      ada.consent().tryAgain(before);
      goOn(room, ada);
    }
  }

  @Test
  void ofABrowserWithoutCamera() throws Exception {
    // A clip that is not there yet is a camera that is not plugged in yet.
    Path later = clip();
    try (Classroom room = new Classroom(folder);
        Student bo = room.student("Bo", later)) {
      bo.join(room.joinLink());
      bo.consent().agree();
      assertThat(bo.consent().awaitTrouble("camera-missing")).contains("camera");
      room.assertNothingStarted();
      bo.consent().seen("camera-missing");
      bo.consent().tryAgain("camera-missing");
      // Asked again, it says so again: the button works, and nothing piles up.
      bo.browser().see("[data-trouble=camera-missing]:not([data-seen])");
      room.assertNothingStarted();
      StillClip.write(later, 200, 90);
      bo.consent().tryAgain("camera-missing");
      goOn(room, bo);
    }
  }

  @Test
  void ofAWindowInsteadOfTheScreen() throws Exception {
    try (Classroom room = new Classroom(folder)) {
      Student ada = room.student();
      ada.join(room.joinLink());
      ada.browser().devTools().run("offscreen.html", SHARE_A_WINDOW);
      ada.consent().agree();
      assertThat(ada.consent().awaitTrouble("screen-surface")).contains("window");
      room.assertNothingStarted();
      ada.consent().tryAgain("screen-surface");
      goOn(room, ada);
    }
  }

  @Test
  void aBlackPictureIsTold() throws Exception {
    assertWarned("camera-black", StillClip.write(clip(), 0, 0));
  }

  @Test
  void aPictureThatStandsStillIsTold() throws Exception {
    assertWarned("camera-frozen", StillClip.write(clip(), 120, 120));
  }

  @Test
  void aSilentMicrophoneIsTold() throws Exception {
    Path silence = StillClip.silence(folder.resolve("silence.wav"));
    assertWarned(
        "microphone-silent",
        StillClip.write(clip(), 200, 90),
        "--use-file-for-fake-audio-capture=" + silence.toAbsolutePath());
  }

  private void assertWarned(String trouble, Path clip, String... flags) throws IOException {
    try (Classroom room = new Classroom(folder);
        Student bo = room.student("Bo", clip, flags)) {
      bo.join(room.joinLink());
      bo.consent().agree();
      assertThat(bo.consent().awaitTrouble(trouble)).isNotBlank();
      room.assertNothingStarted();
      bo.browser().picture("trouble-" + trouble);
      goOn(room, bo); // a doubt is told, it forbids nothing
    }
  }

  private void goOn(Classroom room, Student student) {
    student.browser().see("#start");
    room.assertNothingStarted();
    student.consent().start();
    student.awaitExam();
    Await.until(
        "one part of each source",
        Chromium.LIMIT,
        () ->
            room.report().parts("camera").size() == 1 && room.report().parts("screen").size() == 1);
  }

  private Path clip() throws IOException {
    return Files.createDirectories(folder.resolve("clips")).resolve("clip.mjpeg");
  }

  private static String refuse(String method, String message, String name) {
    return REFUSE.formatted(method, message, name);
  }
}
