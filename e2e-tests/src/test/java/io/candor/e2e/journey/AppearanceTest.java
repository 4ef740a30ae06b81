package io.candor.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.e2e.relay.RelayProcess;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every page fits into a narrow window, and what one can press or fill in has a name. */
@Tag("browser")
class AppearanceTest {
  @TempDir Path folder;

  @Test
  void ofEveryPage() throws Exception {
    try (ExamSite site = new ExamSite();
        RelayProcess relay = RelayProcess.start(folder.resolve("data"));
        Teacher teacher = new Teacher(relay, folder.resolve("teacher"));
        Student ada = new Student(1, "Ada", site.address(), folder.resolve("ada"))) {
      Appearance console = new Appearance(teacher.browser());
      String link = prepare(relay, teacher, console, site);
      RoomPage room = teacher.openRoom();
      teacher.browser().see("[role=status]");
      console.check("room-empty");

      Appearance student = new Appearance(ada.browser());
      ada.browser().driver().get(link);
      ada.browser().see("form input[name=name]");
      student.check("join");
      ada.join(link);
      student.check("consent");
      ada.begin();
      ada.overlay().awaitState("recording");
      student.check("exam");
      assertThat(Axe.violationsIn(ada.browser().devTools(), "overlay.html")).isEmpty();
      ada.openConsent();
      student.check("consent-live");

      String attempt = room.attemptOf("Ada");
      room.camera(attempt);
      console.check("room");
      ada.leave();
      room.awaitEvent("tab.left", "Ada");
      teacher.browser().click("[data-to-all]");
      console.check("room-to-all");
      room.openLarge(attempt);
      console.check("room-large");
      room.press("end");
      console.check("room-end");
      room.closeLarge();
      ada.openConsent().finish();
      student.check("consent-end");
      room.awaitState(attempt, "finished");
      console.check("room-finished");
      teacher.openReport(attempt).awaitPlayable("camera");
      console.check("report");
    }
  }

  private static String prepare(
      RelayProcess relay, Teacher teacher, Appearance console, ExamSite site) {
    teacher.browser().driver().get(relay.address() + "/console/");
    teacher.browser().see("form input[name=signInName]");
    console.check("sign-in");
    teacher.signIn();
    teacher.browser().see("section .hint");
    console.check("exams-empty");
    String link =
        teacher.createExam(
            "Logic", site.address(), "recordCamera", "recordMicrophone", "recordScreen");
    teacher.browser().see("article[data-exam]");
    console.check("exams");
    teacher.browser().driver().get(link);
    teacher.browser().see("main section");
    console.check("join-without-extension");
    teacher.signIn();
    return link;
  }
}
