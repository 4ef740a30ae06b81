package io.candor.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.e2e.relay.Report;
import io.candor.signaling.protocol.TrackingOption;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Photos: the one before beginning, and those at random moments, from the camera to the report. */
@Tag("browser")
class PhotosTest {
  private static final double TOLERANCE_SECONDS = 1.5;

  @TempDir Path folder;

  @Test
  void thePhotoBeforeBeginningAndThoseAtRandomMomentsCome() throws Exception {
    try (Classroom room =
        Classroom.photographed(
            folder, 5, TrackingOption.RANDOM_PHOTOS, TrackingOption.PHOTO_AT_START)) {
      Student ada = room.student();
      ada.join(room.joinLink());
      assertThat(ada.consent().listed()).asList().contains("randomPhotos", "photoAtStart");
      ada.consent().agree();
      takeAndRetake(ada.browser());
      ada.consent().start();
      ada.consent().awaitRecorded();
      ada.awaitExam();
      room.awaitReport("photos come", report -> report.kept("photo").size() >= 4);
      Report report = room.finish();
      areOfTheirTime(room, report);
      assertThat(report.events("evidence.missing")).isEmpty();
      String attempt = report.attempt().path("id").asText();
      try (Teacher teacher = new Teacher(room.relay(), folder.resolve("teacher"))) {
        teacher.signIn();
        teacher.openReport(attempt);
        filmstrip(teacher.browser(), "report-filmstrip");
      }
      String own = ada.openConsent().ownPage();
      ada.browser().driver().get(own);
      filmstrip(ada.browser(), "own-page-filmstrip");
    }
  }

  /** Nothing begins before there is a photo; it can be taken again. */
  private static void takeAndRetake(Chromium browser) {
    browser.see("#photo");
    assertThat(browser.sees("#start")).isFalse();
    browser.click("#photo");
    String first = browser.see("#start-photo").getDomAttribute("src");
    browser.see("#start");
    browser.click("#photo");
    browser.await(
        "another photo",
        () -> browser.see("#start-photo").getDomAttribute("src").equals(first) ? null : true);
    new Appearance(browser).check("setup-photo");
  }

  /** What the clock before the camera says in each is what its time says. */
  private static void areOfTheirTime(Classroom room, Report report) {
    String attempt = report.attempt().path("id").asText();
    List<TakenPicture> photos =
        report.kept("photo").stream().map(piece -> TakenPicture.of(room, attempt, piece)).toList();
    assertThat(photos).hasSizeGreaterThanOrEqualTo(4);
    for (TakenPicture photo : photos) {
      assertThat(photo.laterThanSaid(photos.getFirst()))
          .isBetween(-TOLERANCE_SECONDS, TOLERANCE_SECONDS);
    }
  }

  private static void filmstrip(Chromium browser, String name) {
    browser.see("[data-filmstrip] [data-evidence=photo] img");
    browser.await(
        "the pictures are there",
        () ->
            Boolean.TRUE.equals(
                    browser.run(
                        "return [...document.querySelectorAll('[data-evidence] img')]"
                            + ".slice(0, 3).every(img => img.naturalWidth > 0)"))
                ? true
                : null);
    new Appearance(browser).check(name);
    browser.click("[data-filmstrip] [data-evidence=photo] button");
    browser.see("dialog[open]");
    assertThat(Axe.violations(browser)).isEmpty();
    browser.picture(name + "-large");
  }
}
