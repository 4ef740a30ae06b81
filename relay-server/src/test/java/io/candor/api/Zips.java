package io.candor.api;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Reads what is answered as a zip. */
final class Zips {
  private Zips() {}

  /** The names and the contents of a zip's entries, one after the other. */
  static String text(Site site, String path, String cookie) {
    URI address = URI.create(site.origin() + path);
    HttpRequest request = HttpRequest.newBuilder(address).header("Cookie", cookie).build();
    try (ZipInputStream in =
        new ZipInputStream(
            new ByteArrayInputStream(
                HttpClient.newHttpClient().send(request, BodyHandlers.ofByteArray()).body()))) {
      StringBuilder text = new StringBuilder();
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        text.append(entry.getName()).append('\n');
        text.append(new String(in.readAllBytes(), StandardCharsets.UTF_8)).append('\n');
      }
      return text.toString();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
