package io.candor.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.e2e.relay.ApiClient;
import io.candor.e2e.relay.RelayProcess;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A wall of two hundred: only what is in sight is fetched, help comes first. How long that took,
 * and how long tasks were while the page scrolled, is printed: on a busy machine it says little.
 */
@Tag("browser")
class WallTest {
  private static final int STUDENTS = 200;

  @TempDir Path folder;

  @Test
  void ofTwoHundred() throws Exception {
    try (RelayProcess relay =
            RelayProcess.start(
                folder.resolve("data"),
                List.of("-Xmx512m"), // as it runs anywhere: what this prints is a measurement
                List.of("--proxy-trusted", "true"));
        Teacher teacher = new Teacher(relay, folder.resolve("teacher"))) {
      ApiClient api = new ApiClient(relay).signIn();
      ApiClient.Exam exam =
          api.createExam("Logic", "https://moodle.example/quiz", ApiClient.plainPolicy());
      WallProbe probe = new WallProbe(teacher.browser());
      teacher.signIn();
      try (Crowd crowd = new Crowd(relay, api, exam, STUDENTS)) {
        teacher.openRoom();
        awaitEverybody(teacher.browser());
        probe.awaitPictures();
        onlyWhatIsInSight(probe);
        scrolls(probe);
        helpComesFirst(probe, crowd.member(150));
        movesWithItsPicture(probe, crowd);
      }
    }
  }

  private static void awaitEverybody(Chromium browser) {
    browser.await(
        "everybody is live",
        () ->
            ((Number) browser.run("return document.querySelectorAll('[data-state=live]').length"))
                        .intValue()
                    == STUDENTS
                ? true
                : null);
  }

  private static void onlyWhatIsInSight(WallProbe probe) {
    Map<?, ?> settled = probe.settled();
    Map<?, ?> bytes = probe.growth();
    System.out.println("WALL settled " + settled + " bytes in 2 s " + bytes);
    assertThat(number(settled, "open")).isLessThanOrEqualTo(number(settled, "seen"));
    assertThat(number(bytes, "open")).as("bytes of those in sight").isPositive();
    assertThat(number(bytes, "closed")).as("bytes of all others").isZero();
    assertThat(number(bytes, "elsewhere")).as("that receive out of sight").isZero();
  }

  private static void scrolls(WallProbe probe) {
    Map<?, ?> scrolled = probe.scrollDown(50);
    System.out.println("WALL scrolled " + scrolled);
    probe.awaitPictures();
    onlyWhatIsInSight(probe);
    probe.scrollUp();
    onlyWhatIsInSight(probe);
    probe.scrollDown(5_000);
  }

  private static void helpComesFirst(WallProbe probe, Crowd.Member member) {
    probe.watchFor(member.attempt());
    long asked = System.currentTimeMillis();
    member.line().help(true);
    long took = probe.first() - asked;
    System.out.println("WALL help is first after " + took + " ms");
  }

  /** A tile in sight that goes to the first place keeps the connection its picture comes by. */
  private static void movesWithItsPicture(WallProbe probe, Crowd crowd) {
    probe.scrollUp();
    probe.awaitPictures();
    String attempt = String.valueOf(probe.inSight().get(2));
    long before = probe.connectionOf(attempt);
    Crowd.Member member = crowd.member(attempt);
    member.line().help(true);
    probe.awaitPlace(attempt, 1);
    assertThat(probe.connectionOf(attempt)).as("its connection").isEqualTo(before);
    probe.awaitPictures();
  }

  private static long number(Map<?, ?> told, String name) {
    return ((Number) told.get(name)).longValue();
  }
}
