package io.candor.e2e.journey;

import java.util.List;

/** The extension's consent page. */
final class ConsentPage {
  private static final String CAMERA =
      """
      const done = arguments[0];
      navigator.mediaDevices.getUserMedia({ video: true }).then(async (stream) => {
        const [track] = stream.getVideoTracks();
        const picture = await new ImageCapture(track).grabFrame();
        const at = Date.now();
        track.stop();
      """
          + VideoClock.GRAY
          + """
        done(gray(picture) + ' ' + at);
      }).catch((error) => done('no camera: ' + error));
      """;

  private final Chromium browser;

  ConsentPage(Chromium browser) {
    this.browser = browser;
  }

  /** The options it lists, by their names. */
  List<?> listed() {
    return (List<?>)
        browser.run(
            "return [...document.querySelectorAll('[data-option]')].map(e => e.dataset.option)");
  }

  /** What is said of each device once the exam runs. */
  List<String> fates() {
    return ((List<?>)
            browser.run(
                "return [...document.querySelectorAll('[data-step][data-state=recorded] [role=status]')].map(e => e.textContent)"))
        .stream().map(String::valueOf).toList();
  }

  /** What holds for everything that is collected, by its name. */
  String fact(String name) {
    return browser.see("[data-fact=" + name + "]").getText();
  }

  /** Is asked whether to go on here although another browser is in the attempt; does. */
  String takeOver() {
    browser.see("#held");
    String asked = browser.text();
    browser.click("#take-over");
    return asked;
  }

  /** Agrees; with the fake device nothing else asks. */
  void agree() {
    browser.click("#agree");
  }

  /** Says no, for a reason; waits until the relay knows. */
  void decline(String reason) {
    browser.click("#decline");
    browser.see("#reason").sendKeys(reason);
    browser.click("#decline-yes");
    browser.see("#declined[data-told=true]");
  }

  /** Waits for the box that says what is wrong, and answers its words. */
  String awaitTrouble(String trouble) {
    return browser.see("[data-trouble=" + trouble + "]").getText();
  }

  /** Marks the box that is there now, to tell it from one that comes later. */
  void seen(String trouble) {
    browser.run("document.querySelector('[data-trouble=" + trouble + "]').dataset.seen = 'before'");
  }

  /** Presses the button in the box that says what is wrong. */
  void tryAgain(String trouble) {
    browser.click("#retry-" + trouble);
  }

  /** Sees that camera and screen are right, and begins. */
  void start() {
    browser.click("#start");
  }

  /** Waits until the relay records camera and screen. */
  void awaitRecorded() {
    for (String source : List.of("camera", "screen")) {
      browser.see("[data-step=" + source + "][data-state=recorded]");
    }
  }

  /** What the student's camera shows now. */
  SeenClock camera() {
    return browser.await(
        "the student's own clock",
        () -> SeenClock.read((String) browser.runAsync(CAMERA)).orElse(null));
  }

  /** Where the last page says that the student's own page is. */
  String ownPage() {
    return String.valueOf(browser.see("#own-page").getDomAttribute("href"));
  }

  /** Finishes, and waits for the page that says what was collected. */
  void finish() {
    browser.click("#finish");
    browser.click("#finish-yes");
    browser.see("#stopped");
  }
}
