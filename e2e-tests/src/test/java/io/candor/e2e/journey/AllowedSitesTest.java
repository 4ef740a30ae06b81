package io.candor.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.e2e.Await;
import io.candor.e2e.relay.ApiClient;
import io.candor.e2e.relay.Report;
import io.candor.signaling.protocol.TrackingOption;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A site that the exam allows is as good as the exam's page; any other is not, and is named. */
@Tag("browser")
class AllowedSitesTest {
  /** Longer than a glance, which is no flag anyway. */
  private static final Duration STAY = Duration.ofSeconds(4);

  @TempDir Path folder;

  private static void stay() {
    long from = System.nanoTime();
    Await.until(
        "some seconds there", Chromium.LIMIT, () -> System.nanoTime() - from > STAY.toNanos());
  }

  /** Ada opens a page from the exam's, in another tab or window, stays there and comes back. */
  private static void visit(Student ada, String address, String how) {
    ada.browser().run("window.open(arguments[0], '_blank', arguments[1])", address, how);
    Await.until("the other page is there", Chromium.LIMIT, () -> ada.show(address));
    stay();
    ada.browser().driver().close();
    ada.comeBack();
  }

  private static List<String> flagged(Report report) {
    return report.flagged().stream().map(Report.Event::kind).toList();
  }

  @Test
  void anAllowedSiteIsNoLeaving() throws Exception {
    try (ExamSite dictionary = new ExamSite();
        ExamSite elsewhere = new ExamSite();
        Classroom room =
            Classroom.under(
                folder,
                ApiClient.plainPolicy()
                    .switched(false, TrackingOption.allNamed("recordSession"))
                    .switched(
                        true,
                        Set.of(TrackingOption.CAPTURE_SWITCHED_TAB, TrackingOption.SITE_NAME)),
                Map.of("allowedSites", List.of(dictionary.origin())))) {
      Student ada = room.student();
      ada.join(room.joinLink());
      assertThat(ada.consent().fact("sites")).isEqualTo(dictionary.origin());
      ada.begin();
      room.awaitOverlay("observed");

      visit(ada, dictionary.address(), "");
      visit(ada, dictionary.address(), "popup,width=600,height=400");
      visit(ada, elsewhere.address(), "");

      // Events come in their order: had there been one of the allowed site, it were here by now.
      Report left =
          room.awaitReport("leaving is a flag", report -> flagged(report).contains("tab.left"));
      assertThat(flagged(left)).containsExactly("tab.left");
      room.awaitReport("a picture of it", report -> report.kept("screenshot").size() == 1);
      Report whole = room.finish();
      assertThat(whole.evidence()).as("and of nothing else").hasSize(1);
      assertThat(whole.events("site.seen"))
          .extracting(event -> event.detail().path("site").asText())
          .containsExactly(URI.create(elsewhere.origin()).getAuthority());
    }
  }
}
