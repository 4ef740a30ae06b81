package io.candor.e2e.journey;

import io.candor.signaling.protocol.Policy;
import io.candor.signaling.protocol.TrackingOption;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An exam whose cost in the student's browser is measured.
 *
 * @param held what an ordinary page in the same browser holds meanwhile, and does nothing with
 */
record BenchExam(String name, Set<TrackingOption> options, Held held) {
  /**
   * What the exam's own page asks the browser for: what devices, and fake ones, cost by themselves.
   */
  enum Held {
    NOTHING,
    CAMERA_AND_MICROPHONE,
    THE_SCREEN_AS_WELL
  }

  private static final Set<TrackingOption> STREAMS =
      EnumSet.of(
          TrackingOption.RECORD_CAMERA,
          TrackingOption.RECORD_MICROPHONE,
          TrackingOption.RECORD_SCREEN,
          TrackingOption.LIVE_VIEW,
          TrackingOption.SELF_VIEW);

  /** Needs the student's act each time, and would stand in the exam's way here. */
  private static final Set<TrackingOption> LEFT_OUT = EnumSet.of(TrackingOption.FULL_SCREEN);

  /** Holds devices as the extension asks for them, in the exam's own page. */
  private static final String HOLD =
      """
      const [screen, done] = arguments;
      (async () => {
        const devices = navigator.mediaDevices;
        globalThis.held = [
          await devices.getUserMedia({
            video: { width: { ideal: %1$d }, height: { ideal: %2$d }, frameRate: { ideal: %3$d, max: %3$d } },
            audio: true,
          }),
        ];
        if (screen) {
          globalThis.held.push(await devices.getDisplayMedia({ video: { frameRate: { max: %4$d } } }));
        }
      })().then(() => done('held'), (error) => done('not held: ' + error));
      """;

  /** The rows of the table; of the first three nothing is Candor's but the idle extension. */
  static List<BenchExam> all() {
    Set<TrackingOption> everything = EnumSet.complementOf(EnumSet.copyOf(LEFT_OUT));
    Set<TrackingOption> detectors = EnumSet.copyOf(everything);
    detectors.removeAll(STREAMS);
    Set<TrackingOption> none = EnumSet.noneOf(TrackingOption.class);
    return List.of(
        new BenchExam("no option", none, Held.NOTHING),
        new BenchExam("a page holds camera and microphone", none, Held.CAMERA_AND_MICROPHONE),
        new BenchExam("a page holds the screen as well", none, Held.THE_SCREEN_AS_WELL),
        new BenchExam("people alone", EnumSet.of(TrackingOption.PEOPLE), Held.NOTHING),
        new BenchExam("audio alone", EnumSet.of(TrackingOption.AUDIO), Held.NOTHING),
        new BenchExam("detectors alone", detectors, Held.NOTHING),
        new BenchExam("streams alone", STREAMS, Held.NOTHING),
        new BenchExam("every option", everything, Held.NOTHING));
  }

  Policy policy() {
    Policy standard = Policy.standard();
    Map<TrackingOption, Boolean> chosen = new EnumMap<>(TrackingOption.class);
    options.forEach(option -> chosen.put(option, true));
    return new Policy(chosen, standard.camera(), standard.screen(), standard.microphone());
  }

  /** Whether a model is loaded for it. */
  boolean looks() {
    return options.contains(TrackingOption.PEOPLE) && options.contains(TrackingOption.AUDIO);
  }

  /** From the join link to the exam's page, with everything agreed to. */
  void begin(Student student, String joinLink) {
    student.join(joinLink);
    if (options.contains(TrackingOption.IMPERSONATION)) {
      student.browser().click("#likeness");
    }
    student.consent().agree();
    if (options.contains(TrackingOption.PHOTO_AT_START)) {
      student.browser().click("#photo");
    }
    if (!options.isEmpty()) {
      student.consent().start();
    }
    if (options.containsAll(STREAMS)) {
      student.consent().awaitRecorded();
    }
    student.awaitExam();
    hold(student);
  }

  private void hold(Student student) {
    if (held != Held.NOTHING) {
      Policy policy = Policy.standard();
      String script =
          HOLD.formatted(
              policy.camera().maxWidth(),
              policy.camera().maxHeight(),
              policy.camera().maxFrameRate(),
              policy.screen().maxFrameRate());
      student.browser().click("h1"); // a page shares a screen only after a click
      Object said = student.browser().runAsync(script, held == Held.THE_SCREEN_AS_WELL);
      if (!"held".equals(said)) {
        throw new IllegalStateException(String.valueOf(said));
      }
    }
  }
}
