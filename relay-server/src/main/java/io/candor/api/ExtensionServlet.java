package io.candor.api;

import io.candor.extension.Crx;
import io.candor.extension.ExtensionKey;
import io.candor.extension.ExtensionPackage;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/**
 * {@code /extension/update.xml} and {@code /extension/candor.crx}: the extension for browsers that
 * an institution's policy tells to install it.
 */
final class ExtensionServlet extends HttpServlet {
  static final String UPDATE = "/extension/update.xml";
  static final String PACKAGE = "/extension/candor.crx";
  private static final long serialVersionUID = 1L;

  private final transient ExtensionKey key;
  private final transient Supplier<String> origin;

  /** {@code origin}: where browsers reach this server. */
  ExtensionServlet(ExtensionKey key, Supplier<String> origin) {
    this.key = key;
    this.origin = origin;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    ExtensionPackage built =
        ExtensionPackage.builtIn()
            .orElseThrow(
                () ->
                    new ApiProblem(
                        503, "The extension has not been built", "Run ./candor build first."));
    boolean update = request.getRequestURI().equals(UPDATE);
    byte[] body =
        update
            ? built.update(key.id(), origin.get() + PACKAGE).getBytes(StandardCharsets.UTF_8)
            : Crx.pack(built.zip(), key);
    response.setContentType(update ? "text/xml; charset=utf-8" : "application/x-chrome-extension");
    response.setHeader("Cache-Control", "no-cache");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
