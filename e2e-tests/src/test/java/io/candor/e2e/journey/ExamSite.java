package io.candor.e2e.journey;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** The exam's own web site: a quiz of one question, which knows nothing of Candor. */
final class ExamSite implements AutoCloseable {
  private static final String QUIZ =
      """
      <!doctype html><html lang="en"><meta charset="utf-8"><title>Logic, question 1</title>
      <style>body{font:18px/1.5 sans-serif;max-width:42em;margin:3em auto;padding:0 1em}
        textarea{max-width:100%}</style>
      <h1>Logic</h1><p><b>Question 1.</b> Does every student who is late miss the bus?
      <p><label><input type="radio" name="a"> Yes</label> <label><input type="radio" name="a"> No</label>
      <p><textarea rows="6" cols="50" aria-label="Why"></textarea>
      """;

  private static final String ELSEWHERE =
      """
      <!doctype html><html lang="en"><meta charset="utf-8"><title>Elsewhere</title>
      <body style="background:#e0007f;color:#fff;font:40px sans-serif">Elsewhere
      """;

  private final HttpServer server;

  ExamSite() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            boolean quiz = exchange.getRequestURI().getPath().equals("/quiz");
            byte[] page = (quiz ? QUIZ : ELSEWHERE).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
          }
        });
    server.start();
  }

  String origin() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Where students write the exam. */
  String address() {
    return origin() + "/quiz";
  }

  /** A page that is none of the exam's, in one colour. */
  String elsewhere() {
    return origin() + "/elsewhere";
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
