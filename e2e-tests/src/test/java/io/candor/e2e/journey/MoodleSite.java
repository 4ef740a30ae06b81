package io.candor.e2e.journey;

import io.candor.signaling.protocol.TrackingOption;
import java.net.URI;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A real Moodle with the plugin in it, as its administrator sets it up: CANDOR_TEST_MOODLE is its
 * address, CANDOR_TEST_MOODLE_ADMIN the administrator's {@code name:password}. What a run makes
 * there has a name of its own, so that runs do not meet.
 */
final class MoodleSite {
  static final String ADDRESS = "CANDOR_TEST_MOODLE";
  static final String ADMIN = "CANDOR_TEST_MOODLE_ADMIN";
  static final String NOT_RUN = "not run: CANDOR_TEST_MOODLE names no Moodle";
  static final String PASSWORD = "Candor-User-1!";

  /** Fills a form of Moodle's as a browser does, in the page's own session. */
  private static final String SUBMIT =
      """
      const [address, fields, done] = arguments;
      (async () => {
        const page = await (await fetch(address)).text();
        const dom = new DOMParser().parseFromString(page, 'text/html');
        const first = Object.keys(fields)[0];
        const form = [...dom.forms].find((f) => [...f.elements].some((e) => e.name === first)) ;
        if (!form) { done({ url: address, text: 'no form with ' + first + ': ' + dom.body.textContent }); return; }
        const data = new FormData(form);
        for (const [name, value] of Object.entries(fields)) { data.set(name, value); }
        const target = new URL(form.getAttribute('action') || address, address);
        const answer = await fetch(target, { method: 'POST', body: new URLSearchParams(data) });
        done({ url: answer.url, status: answer.status, text: await answer.text() });
      })().catch((error) => done({ url: '', text: String(error) }));
      """;

  private static final Pattern ID = Pattern.compile("[?&]id=(\\d+)");

  private final URI address;
  private final Chromium admin;
  private final String mark = UUID.randomUUID().toString().substring(0, 8);

  MoodleSite(Chromium admin) {
    this.address = URI.create(System.getenv(ADDRESS));
    this.admin = admin;
    String[] who = System.getenv(ADMIN).split(":", 2);
    signIn(admin, who[0], who[1]);
  }

  /** What a form's submission came to. */
  record Page(String url, String text) {
    /** The number in the address, such as a course's. */
    int id() {
      Matcher found = ID.matcher(url);
      if (!found.find()) {
        throw new AssertionError("no number in " + url + ": " + words());
      }
      return Integer.parseInt(found.group(1));
    }

    String words() {
      String plain =
          text.replaceAll("(?s)<(script|style).*?</\\1>", " ").replaceAll("<[^>]+>", " ");
      return plain.replaceAll("\\s+", " ");
    }
  }

  String url(String path) {
    return address + path;
  }

  Chromium admin() {
    return admin;
  }

  void signIn(Chromium browser, String name, String password) {
    browser.driver().get(url("/login/index.php"));
    submit(
        browser,
        "/login/index.php",
        ordered("username", Map.of("username", name, "password", password)));
    browser.driver().get(url("/my/"));
    browser.see("#user-menu-toggle, .usermenu .dropdown");
  }

  /** Submits a form; the first field tells which of the page's. */
  Page submit(Chromium browser, String path, Map<String, String> fields) {
    Map<?, ?> answer = (Map<?, ?>) browser.runAsync(SUBMIT, url(path), fields);
    return new Page(String.valueOf(answer.get("url")), String.valueOf(answer.get("text")));
  }

  Page get(Chromium browser, String path) {
    Map<?, ?> answer =
        (Map<?, ?>)
            browser.runAsync(
                "const [a, done] = arguments; fetch(a).then(async (r) => done({url: r.url, text: await r.text()}))",
                url(path));
    return new Page(String.valueOf(answer.get("url")), String.valueOf(answer.get("text")));
  }

  /** Tells the plugin which relay it has. */
  void connect(String relay, String client, String secret) {
    admin.driver().get(url("/admin/settings.php?section=modsettingsquizcatcandor"));
    admin.run(
        "document.getElementsByName('s_quizaccess_candor_relayurl')[0].value = arguments[0];"
            + "document.getElementsByName('s_quizaccess_candor_clientid')[0].value = arguments[1];",
        relay,
        client);
    admin.run(
        "document.querySelector('.core_admin_encryptedpassword :is(a, [data-editbutton])').click()");
    admin.see("[name=s_quizaccess_candor_clientsecret]").sendKeys(secret);
    admin.picture("moodle-settings");
    admin.run("document.getElementById('adminsettings').requestSubmit()");
    admin.see(".alert-success");
  }

  /** A user who is enrolled in a course; answers the user's name. */
  String user(String name, int course, String role) {
    String login = name.toLowerCase(Locale.ROOT) + mark;
    Map<String, String> fields = new HashMap<>();
    fields.put("username", login);
    fields.put("newpassword", PASSWORD);
    fields.put("firstname", name);
    fields.put("lastname", "Lovelace");
    fields.put("email", login + "@example.invalid");
    fields.put("submitbutton", "1");
    submit(admin, "/user/editadvanced.php?id=-1", ordered("username", fields));
    Page found = get(admin, "/enrol/instances.php?id=" + course);
    Matcher enrol =
        Pattern.compile("enrol/manual/manage\\.php\\?enrolid=(\\d+)").matcher(found.text());
    if (!enrol.find()) {
      throw new AssertionError("no manual enrolment: " + found.words());
    }
    String manage = "/enrol/manual/manage.php?enrolid=" + enrol.group(1);
    Page users = get(admin, manage + "&addselect_searchtext=" + login);
    Matcher option =
        Pattern.compile("<option value=\"(\\d+)\"[^>]*>[^<]*" + login).matcher(users.text());
    if (!option.find()) {
      throw new AssertionError("no such user to enrol: " + users.words());
    }
    Matcher roles =
        Pattern.compile("<option[^>]* value=\"(\\d+)\"[^>]*>" + Pattern.quote(role) + "<")
            .matcher(users.text());
    if (!roles.find()) {
      throw new AssertionError("no role " + role);
    }
    Map<String, String> enrolment = new HashMap<>();
    enrolment.put("addselect[]", option.group(1));
    enrolment.put("roleid", roles.group(1));
    enrolment.put("add", "1");
    submit(admin, manage, ordered("addselect[]", enrolment));
    return login;
  }

  int course() {
    String name = "Algebra " + mark;
    Page made =
        submit(
            admin,
            "/course/edit.php?category=1",
            ordered(
                "fullname", Map.of("fullname", name, "shortname", name, "saveanddisplay", "1")));
    return made.id();
  }

  /** A quiz of two pages, a question each; answers its course module. */
  int quiz(int course, String name, Map<String, String> settings) {
    Map<String, String> fields = new HashMap<>(settings);
    fields.put("name", name);
    fields.put("questionsperpage", "1");
    fields.put("submitbutton", "1");
    int cmid =
        submit(
                admin,
                "/course/modedit.php?add=quiz&type=&course=" + course + "&section=0&return=0",
                ordered("name", fields))
            .id();
    question(cmid, "Is zero even?");
    question(cmid, "Is one prime?");
    return cmid;
  }

  private void question(int cmid, String asked) {
    Page edit = get(admin, "/mod/quiz/edit.php?cmid=" + cmid);
    Matcher category = Pattern.compile("category=(\\d+)").matcher(edit.text());
    if (!category.find()) {
      throw new AssertionError("no category: " + edit.words());
    }
    String path =
        "/question/bank/editquestion/question.php?qtype=truefalse&cmid=%d&category=%s&addonpage=0&appendqnumstring=addquestion&returnurl=%s"
            .formatted(
                cmid,
                category.group(1),
                "%2Fmod%2Fquiz%2Fedit.php%3Fcmid%3D" + cmid + "%26addonpage%3D0");
    submit(
        admin,
        path,
        ordered(
            "questiontext[text]",
            Map.of(
                "questiontext[text]",
                asked,
                "name",
                asked,
                "correctanswer",
                "1",
                "submitbutton",
                "1")));
  }

  private static Map<String, String> ordered(String first, Map<String, String> fields) {
    Map<String, String> all = new LinkedHashMap<>();
    all.put(first, Objects.requireNonNull(fields.get(first)));
    fields.forEach(all::putIfAbsent);
    return all;
  }

  /** A quiz's settings that have these options on and no others. */
  static Map<String, String> seeing(String... on) {
    Map<String, String> settings = new HashMap<>();
    for (TrackingOption option : TrackingOption.values()) {
      settings.put("candor_" + option.wire().toLowerCase(Locale.ROOT), "0");
    }
    for (String name : on) {
      settings.put("candor_" + name, "1");
    }
    settings.put("candor_enabled", "1");
    return settings;
  }

  /** Sets the plugin's rules, by the names of their fields. */
  void rules(Map<String, String> values) {
    Map<String, String> fields = new LinkedHashMap<>();
    values.forEach((name, value) -> fields.put("s_quizaccess_candor_" + name, value));
    submit(admin, "/admin/settings.php?section=modsettingsquizcatcandor", fields);
  }

  /** Lets students sit a quiz without proctoring, or not. */
  void exempt(int cmid, boolean on) {
    Matcher context =
        Pattern.compile("contextid=(\\d+)|\"contextid\":(\\d+)")
            .matcher(get(admin, "/mod/quiz/view.php?id=" + cmid).text());
    if (!context.find()) {
      throw new AssertionError("no context of the quiz");
    }
    String id = context.group(1) == null ? context.group(2) : context.group(1);
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("quizaccess/candor:exempt", on ? "1" : "0");
    fields.put("savechanges", "1");
    Page saved =
        submit(admin, "/admin/roles/override.php?contextid=%s&roleid=5".formatted(id), fields);
    if (saved.text().contains("no form with")) {
      throw new AssertionError(saved.words());
    }
  }

  /** Lets attempts begin without proctoring, or ends that. */
  void override(boolean on) {
    submit(admin, "/mod/quiz/accessrule/candor/override.php", Map.of("set", on ? "on" : "off"));
  }
}
