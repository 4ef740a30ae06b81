package io.candor.e2e.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody at Moodle without a browser: sends whatever they like. */
final class MoodleVisitor {
  private static final Pattern SESSKEY = Pattern.compile("\"sesskey\":\"(\\w+)\"");
  private static final Pattern LOGIN_TOKEN =
      Pattern.compile("name=\"logintoken\" value=\"(\\w+)\"");
  private static final Pattern TOKEN = Pattern.compile("\"token\":\"(\\w+)\"");
  private static final Pattern ATTEMPT = Pattern.compile("[?&]attempt=(\\d+)");

  private final URI site;
  private final String login;
  private final HttpClient http =
      HttpClient.newBuilder()
          .cookieHandler(new CookieManager())
          .version(HttpClient.Version.HTTP_1_1)
          .build();

  MoodleVisitor(String site, String login) {
    this.site = URI.create(site);
    this.login = login;
    Matcher token = LOGIN_TOKEN.matcher(get("/login/index.php").body());
    if (!token.find()) {
      throw new AssertionError("no log-in form");
    }
    post(
        "/login/index.php",
        Map.of("username", login, "password", MoodleSite.PASSWORD, "logintoken", token.group(1)));
  }

  /**
   * What Moodle answers; redirections are not followed.
   *
   * @param location where it sends the browser, or ""
   */
  record Answer(int status, String location, String body) {
    /** Whether Moodle shows its page for an error, with these words in it. */
    boolean refuses(String words) {
      return location.isEmpty() && body.contains(words);
    }

    boolean leadsTo(String path) {
      return location.contains(path);
    }

    /** The attempt that it leads to. */
    int attempt() {
      Matcher found = ATTEMPT.matcher(location);
      if (!found.find()) {
        throw new AssertionError("no attempt: %d %s %s".formatted(status, location, words()));
      }
      return Integer.parseInt(found.group(1));
    }

    String words() {
      return new MoodleSite.Page(location, body).words();
    }
  }

  Answer get(String path) {
    return send(HttpRequest.newBuilder(site.resolve(path)));
  }

  Answer post(String path, Map<String, String> fields) {
    return send(
        HttpRequest.newBuilder(site.resolve(path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(encoded(fields))));
  }

  String sesskey() {
    Matcher found = SESSKEY.matcher(get("/my/courses.php").body());
    if (!found.find()) {
      throw new AssertionError("no sesskey: not signed in as " + login);
    }
    return found.group(1);
  }

  /** A web service of the mobile app's, by name; answers its JSON. */
  String service(String name, Map<String, String> parameters) {
    Matcher token =
        TOKEN.matcher(
            post(
                    "/login/token.php",
                    Map.of(
                        "username",
                        login,
                        "password",
                        MoodleSite.PASSWORD,
                        "service",
                        "moodle_mobile_app"))
                .body());
    if (!token.find()) {
      throw new AssertionError("no token: the mobile service of this Moodle is off");
    }
    return post(
            "/webservice/rest/server.php?moodlewsrestformat=json&wstoken=%s&wsfunction=%s"
                .formatted(token.group(1), name),
            parameters)
        .body();
  }

  /** Presses "Attempt quiz" with whatever the form shall have in it. */
  Answer start(int cmid, Map<String, String> fields) {
    return post(
        "/mod/quiz/startattempt.php?cmid=%d&sesskey=%s".formatted(cmid, sesskey()),
        with(
            fields,
            "sesskey",
            sesskey(),
            "_qf__mod_quiz_form_preflight_check_form",
            "1",
            "submitbutton",
            "1"));
  }

  /** Agrees and opens Candor; answers the page of the relay's it is sent to. */
  Answer launch(int cmid, int attempt) {
    return post(
        "/mod/quiz/accessrule/candor/launch.php",
        Map.of(
            "sesskey",
            sesskey(),
            "candor_launch",
            Integer.toString(cmid),
            "candor_attempt",
            Integer.toString(attempt),
            "candor_consent",
            "1"));
  }

  static Map<String, String> with(Map<String, String> fields, String... more) {
    Map<String, String> all = new java.util.LinkedHashMap<>(fields);
    for (int i = 0; i < more.length; i += 2) {
      all.put(more[i], more[i + 1]);
    }
    return all;
  }

  private Answer send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
      return new Answer(
          answer.statusCode(), answer.headers().firstValue("Location").orElse(""), answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String encoded(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(
            field ->
                URLEncoder.encode(field.getKey(), StandardCharsets.UTF_8)
                    + "="
                    + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }
}
