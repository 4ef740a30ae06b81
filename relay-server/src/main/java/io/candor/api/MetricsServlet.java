package io.candor.api;

import io.candor.media.MediaEngine;
import io.candor.media.MediaServer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * {@code /metrics}: figures of the media servers in Prometheus' text format, for who knows the
 * token. They name servers and nobody else.
 */
final class MetricsServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final String BEARER = "Bearer ";

  private final transient PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

  private final transient byte[] token;

  /** {@code token}: empty when nobody may read. */
  MetricsServlet(MediaEngine engine, String token) {
    this.token = token.getBytes(StandardCharsets.UTF_8);
    engine.servers().forEach(server -> bind(registry, engine, server.name()));
  }

  private static void bind(MeterRegistry registry, MediaEngine engine, String server) {
    gauge(registry, engine, server, "reachable", now -> now.reachable() ? 1 : 0);
    gauge(registry, engine, server, "publishers", MediaServer::publishers);
    gauge(registry, engine, server, "viewers", MediaServer::viewers);
    gauge(registry, engine, server, "recorders", MediaServer::recorders);
    gauge(registry, engine, server, "cpu.percent", MediaServer::cpuPercent);
    gauge(registry, engine, server, "reconnects", MediaServer::reconnects);
    gauge(registry, engine, server, "transcoding.refused", MediaServer::refused);
    gauge(registry, engine, server, "troubled", now -> now.lastError().isEmpty() ? 0 : 1);
  }

  private static void gauge(
      MeterRegistry registry,
      MediaEngine engine,
      String server,
      String figure,
      ToDoubleFunction<MediaServer> value) {
    Gauge.builder("candor.media." + figure, () -> now(engine, server, value))
        .tag("server", server)
        .register(registry);
  }

  private static double now(
      MediaEngine engine, String server, ToDoubleFunction<MediaServer> value) {
    Optional<MediaServer> found =
        engine.servers().stream().filter(one -> one.name().equals(server)).findFirst();
    return found.isPresent() ? value.applyAsDouble(found.get()) : Double.NaN;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (token.length == 0) {
      throw ApiProblem.notFound();
    }
    String given = request.getHeader("Authorization");
    byte[] shown =
        given != null && given.startsWith(BEARER)
            ? given.substring(BEARER.length()).getBytes(StandardCharsets.UTF_8)
            : new byte[0];
    if (!MessageDigest.isEqual(shown, token)) {
      throw new ApiProblem(
          401,
          "The figures are for who knows the token",
          "Send the header Authorization: Bearer with the token of the setting metrics.token.");
    }
    response.setContentType("text/plain; version=0.0.4; charset=utf-8");
    response.getWriter().write(registry.scrape());
  }
}
