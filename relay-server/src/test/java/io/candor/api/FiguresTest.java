package io.candor.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Figures are for who knows their token; what a page tells of media servers names none. */
class FiguresTest {
  @TempDir private Path folder;
  private Site site;

  @BeforeEach
  void open() throws IOException {
    site = new Site(folder);
  }

  @AfterEach
  void close() throws Exception {
    site.close();
  }

  @Test
  void withTheTokenEachServersFiguresAreRead() {
    HttpResponse<String> answer =
        site.ask("GET", "/metrics", "", "Authorization", "Bearer " + Site.FIGURES);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/plain");
    assertThat(answer.body())
        .contains("candor_media_reachable{server=\"one\"} 1.0")
        .contains("candor_media_reachable{server=\"two\"} 0.0")
        .contains("candor_media_publishers{server=\"one\"} 3.0")
        .contains("candor_media_viewers{server=\"one\"} 1.0")
        .contains("candor_media_recorders{server=\"one\"} 2.0")
        .contains("candor_media_cpu_percent{server=\"one\"} 12.5")
        .contains("candor_media_reconnects{server=\"one\"} 4.0")
        .contains("candor_media_transcoding_refused{server=\"one\"} 5.0")
        .contains("candor_media_troubled{server=\"two\"} 1.0");
  }

  @Test
  void withoutTheTokenNothingIsRead() {
    assertThat(site.ask("GET", "/metrics", "").statusCode()).isEqualTo(401);
    HttpResponse<String> wrong =
        site.ask("GET", "/metrics", "", "Authorization", "Bearer " + Site.FIGURES + "x");
    assertThat(wrong.statusCode()).isEqualTo(401);
    assertThat(wrong.body()).contains("metrics.token").doesNotContain("candor_media");
  }

  @Test
  void pagesAreToldHowManyServersAreAway() {
    assertThat(site.ask("GET", "/api/relay", "").body())
        .contains("\"mediaServers\":2", "\"mediaServersAway\":1")
        .doesNotContain("no answer");
  }
}
