package io.candor.api;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Files that were built into the class path: pages, their scripts and styles, the extension. */
final class PageServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final String YEAR = "public, max-age=31536000, immutable";
  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "svg", "image/svg+xml",
          "png", "image/png",
          "json", "application/json",
          "zip", "application/zip");

  private final transient Function<String, String> resourceOf;

  /**
   * Serves what a path stands for.
   *
   * @param resourceOf the resource, below {@code web/}, for a request's path
   */
  PageServlet(Function<String, String> resourceOf) {
    this.resourceOf = resourceOf;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String path = request.getRequestURI();
    String resource = "/web/" + resourceOf.apply(path);
    byte[] bytes = bytes(resource);
    if (bytes == null) {
      boolean page = resource.endsWith(".html");
      throw page ? notBuilt() : ApiProblem.notFound();
    }
    String ending = resource.substring(resource.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    response.setContentType(TYPES.getOrDefault(ending, "application/octet-stream"));
    response.setHeader("Cache-Control", path.contains("/assets/") ? YEAR : "no-cache");
    response.setContentLength(bytes.length);
    response.getOutputStream().write(bytes);
  }

  private static ApiProblem notBuilt() {
    return new ApiProblem(
        503, "The pages have not been built", "Run ./candor build and start the server again.");
  }

  private static byte @Nullable [] bytes(String resource) throws IOException {
    try (InputStream in = PageServlet.class.getResourceAsStream(resource)) {
      return in == null ? null : in.readAllBytes();
    }
  }
}
