package io.candor.api;

import io.candor.lms.ClientAccounts;
import io.candor.lms.Signature;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;

/** A learning management system that asks a site. */
record SignedClient(Site site, ClientAccounts.Pair pair) {
  static SignedClient of(Site site, String name) {
    return new SignedClient(site, site.room.clientAccounts().add(name));
  }

  HttpResponse<String> ask(String method, String path, String body) {
    return send(signed(method, path, body), method, path, body);
  }

  HttpResponse<String> get(String path) {
    return ask("GET", path, "");
  }

  Signature signed(String method, String path, String body) {
    return signed(method, path, body, System.currentTimeMillis() / 1000);
  }

  Signature signed(String method, String path, String body, long at) {
    String nonce = Long.toHexString(new SecureRandom().nextLong() | Long.MIN_VALUE);
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return Signature.of(
        pair.id(), pair.secret(), at, nonce, new Signature.Request(method, path, bytes));
  }

  HttpResponse<String> send(
      Signature signature, String method, String path, String body, String... more) {
    List<String> headers = new ArrayList<>(List.of("Authorization", signature.header()));
    headers.addAll(List.of(more));
    return site.ask(method, path, body, headers.toArray(String[]::new));
  }

  /** An exam of this name. */
  HttpResponse<String> exam(String name, String options) {
    return ask(
        "PUT",
        "/api/lms/exams/" + name,
        "{\"title\":\"Algebra\",\"address\":\"https://moodle.example.edu/mod/quiz/view.php?id=7\","
            + "\"options\":{"
            + options
            + "}}");
  }

  HttpResponse<String> launch(String attempt, String exam, String user, String more) {
    return ask(
        "PUT",
        "/api/lms/attempts/" + attempt,
        "{\"exam\":\"%s\",\"user\":{\"id\":\"%s\",\"name\":\"Ada Lovelace\"}%s}"
            .formatted(exam, user, more));
  }
}
