package io.candor.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.recording.PartWriter;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A part is served in ranges (RFC 9110, 14), also while it grows. */
class MediaRangeTest {
  private static final String PART = "1".repeat(26);
  private static final String PATH = "/api/parts/" + PART + "/media.webm";

  @TempDir private Path folder;
  private Site site;
  private PartWriter writer;
  private String cookie;

  @BeforeEach
  void open() throws IOException {
    site = new Site(folder);
    String code = site.room.exam().joinCode();
    String attempt = site.room.invitations().join(code, "Ada").orElseThrow().attempt();
    writer = site.room.part(PART, attempt);
    cookie = site.teacher();
  }

  @AfterEach
  void close() {
    writer.close();
    site.close();
  }

  private void append(String text) {
    writer.append(text.getBytes(StandardCharsets.ISO_8859_1), 0, text.length());
  }

  private HttpResponse<String> get(String range) {
    return site.ask("GET", PATH, "", "Cookie", cookie, "Range", range);
  }

  @ParameterizedTest
  @CsvSource({
    "bytes=0-3, 0123, bytes 0-3/10",
    "bytes=4-, 456789, bytes 4-9/10",
    "bytes=-3, 789, bytes 7-9/10",
    "bytes=-99, 0123456789, bytes 0-9/10",
    "bytes=8-99, 89, bytes 8-9/10",
    "bytes=9-9, 9, bytes 9-9/10",
  })
  void aRangeIsAnsweredWith206(String range, String body, String contentRange) {
    append("0123456789");
    HttpResponse<String> answer = get(range);
    assertThat(answer.statusCode()).isEqualTo(206);
    assertThat(answer.body()).isEqualTo(body);
    assertThat(answer.headers().firstValue("Content-Range")).contains(contentRange);
    assertThat(answer.headers().firstValue("Content-Type")).contains("video/webm");
  }

  @ParameterizedTest
  @CsvSource({"bytes=10-", "bytes=10-20", "bytes=-0", "bytes=999999999999999999-"})
  void aRangePastTheEndIsAnsweredWith416(String range) {
    append("0123456789");
    HttpResponse<String> answer = get(range);
    assertThat(answer.statusCode()).isEqualTo(416);
    assertThat(answer.headers().firstValue("Content-Range")).contains("bytes */10");
  }

  @ParameterizedTest
  @CsvSource({"bytes=5-2", "'bytes=0-1,3-4'", "items=0-1", "bytes=-", "bytes=a-b"})
  void whatIsNoRangeIsIgnored(String range) {
    append("0123456789");
    assertThat(get(range).statusCode()).isEqualTo(200);
    assertThat(get(range).body()).isEqualTo("0123456789");
  }

  @Test
  void headTellsTheSizeOnly() {
    append("0123456789");
    HttpResponse<String> answer = site.ask("HEAD", PATH, "", "Cookie", cookie);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Length")).contains("10");
    assertThat(answer.headers().firstValue("Accept-Ranges")).contains("bytes");
    assertThat(answer.body()).isEmpty();
  }

  @Test
  void aPartIsServedWhileItGrows() {
    assertThat(site.ask("GET", PATH, "", "Cookie", cookie).body()).isEmpty();
    append("0123");
    assertThat(get("bytes=2-").body()).isEqualTo("23");
    append("45");
    assertThat(get("bytes=2-").body()).isEqualTo("2345");
    writer.patch(2, "xy".getBytes(StandardCharsets.ISO_8859_1));
    writer.finish();
    assertThat(get("bytes=0-").body()).isEqualTo("01xy45");
  }

  @Test
  void nobodyElseSeesIt() {
    append("0123456789");
    assertThat(site.ask("GET", PATH, "").statusCode()).isEqualTo(401);
  }
}
