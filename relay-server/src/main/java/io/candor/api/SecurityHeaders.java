package io.candor.api;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The headers that keep a page to itself; the join page may also ask whether the extension is
 * there.
 */
final class SecurityHeaders {
  private final String policy;

  SecurityHeaders(List<String> extensionIds) {
    String extensions =
        extensionIds.stream().map(id -> " chrome-extension://" + id).collect(Collectors.joining());
    this.policy =
        "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
            + " media-src 'self' blob:; connect-src 'self'"
            + extensions
            + "; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self';"
            + " require-trusted-types-for 'script'; trusted-types lit-html";
  }

  void add(HttpServletResponse response) {
    response.setHeader("Content-Security-Policy", policy);
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("X-Frame-Options", "DENY");
    response.setHeader("Referrer-Policy", "no-referrer");
    response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
    response.setHeader(
        "Permissions-Policy", "camera=(), microphone=(), display-capture=(), geolocation=()");
  }
}
