package io.candor.signaling.protocol;

import java.util.List;

/** What tests tell of an exam. */
public final class Briefs {
  private Briefs() {}

  /** An exam with nothing special about it. */
  public static ExamBrief exam() {
    return new ExamBrief(
        "Exam",
        "https://moodle.example/",
        null,
        null,
        false,
        30,
        List.of(),
        Institution.silent(),
        List.of(Onlooker.values()));
  }
}
