package io.candor.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.e2e.relay.ApiClient;
import io.candor.e2e.relay.RelayProcess;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;

/** A student without the extension: the join page shows how to get it. */
@Tag("browser")
class InstallTest {
  @TempDir Path folder;

  @Test
  void theJoinPageShowsHowToGetTheExtension() throws Exception {
    try (RelayProcess relay = RelayProcess.start(folder.resolve("data"));
        Chromium browser = Chromium.teacher(folder.resolve("browser"))) {
      ApiClient api = new ApiClient(relay).signIn();
      ApiClient.Exam exam =
          api.createExam("Logic", "http://127.0.0.1/exam", ApiClient.plainPolicy());
      browser.driver().get(exam.joinLink());
      browser.see(".install");
      assertThat(browser.driver().findElements(By.cssSelector("svg[role=img]"))).hasSize(3);
      new Appearance(browser).check("join-install");
    }
  }
}
