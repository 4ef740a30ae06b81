package io.candor.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.extension.ExtensionPackage;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a browser with a policy asks for; where no extension was built in, the answer says so. */
class ExtensionServletTest {
  @Test
  void theUpdateLeadsToThePackage(@TempDir Path folder) throws IOException {
    try (Site site = new Site(folder)) {
      HttpResponse<String> update =
          site.ask("GET", ExtensionServlet.UPDATE + "?x=id%3Da%26v%3D0", "");
      HttpResponse<String> crx = site.ask("GET", ExtensionServlet.PACKAGE, "");
      if (ExtensionPackage.builtIn().isEmpty()) {
        assertThat(update.statusCode()).isEqualTo(503);
        assertThat(crx.statusCode()).isEqualTo(503);
        return;
      }
      assertThat(update.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/xml");
      assertThat(update.body()).contains(site.origin() + ExtensionServlet.PACKAGE);
      assertThat(crx.headers().firstValue("Content-Type"))
          .contains("application/x-chrome-extension");
      assertThat(crx.body()).startsWith("Cr24");
    }
  }
}
