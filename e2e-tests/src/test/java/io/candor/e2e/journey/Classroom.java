package io.candor.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.e2e.Await;
import io.candor.e2e.relay.ApiClient;
import io.candor.e2e.relay.RelayProcess;
import io.candor.e2e.relay.Report;
import io.candor.signaling.protocol.Policy;
import io.candor.signaling.protocol.TrackingOption;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A relay, an exam and one student who is being recorded, for what may go wrong in between. */
final class Classroom implements AutoCloseable {
  private final ExamSite site = new ExamSite();
  private final Path folder;
  private final CompletableFuture<Opened> opening;
  private @Nullable ApiClient again;
  private @Nullable Student student;

  /** What there is once the relay has started; browsers are opened meanwhile. */
  private record Opened(RelayProcess relay, ApiClient api, ApiClient.Exam exam) {}

  Classroom(Path folder, String... settings) throws IOException {
    this(folder, ApiClient.plainPolicy(), Map.of(), settings);
  }

  /** An exam that has these options on besides those that are on in every exam here. */
  static Classroom with(Path folder, TrackingOption... on) throws IOException {
    return new Classroom(folder, policy(List.of(on), Policy.RANDOM_PHOTOS), Map.of());
  }

  /** An exam of just this policy. */
  static Classroom under(Path folder, Policy policy) throws IOException {
    return new Classroom(folder, policy, Map.of());
  }

  /** The same, with terms beside its policy. */
  static Classroom under(Path folder, Policy policy, Map<String, ?> terms) throws IOException {
    return new Classroom(folder, policy, terms);
  }

  /** The same, of so many minutes, with a hundred random photos: of five, one in three seconds. */
  static Classroom photographed(Path folder, int minutes, TrackingOption... on) throws IOException {
    return new Classroom(
        folder, policy(List.of(on), Policy.MOST_RANDOM_PHOTOS), Map.of("durationMinutes", minutes));
  }

  private static Policy policy(List<TrackingOption> on, int photos) {
    Policy plain = ApiClient.plainPolicy().switched(true, on);
    return new Policy(
        plain.options(), plain.camera(), plain.screen(), plain.microphone(), photos, null);
  }

  private Classroom(Path folder, Policy policy, Map<String, ?> terms, String... settings)
      throws IOException {
    this.folder = folder;
    opening =
        CompletableFuture.supplyAsync(
            () -> open(policy, terms, settings), Thread::startVirtualThread);
  }

  private Opened open(Policy policy, Map<String, ?> terms, String... settings) {
    RelayProcess relay = RelayProcess.start(folder.resolve("data"), settings);
    ApiClient api = new ApiClient(relay).signIn();
    return new Opened(relay, api, api.createExam("Logic", site.address(), policy, terms));
  }

  RelayProcess relay() {
    return opening.join().relay();
  }

  /** Ada at her browser, which is opened when she is first asked for. */
  Student student() {
    if (student == null) {
      student = new Student(1, "Ada", site.address(), folder.resolve("ada"));
    }
    return student;
  }

  ApiClient api() {
    return again == null ? opening.join().api() : again;
  }

  ApiClient.Exam exam() {
    return opening.join().exam();
  }

  ExamSite site() {
    return site;
  }

  String joinLink() {
    return exam().joinLink();
  }

  /** Ada goes from the exam's join link to its page. */
  void begin() {
    student(); // while the relay starts
    begin(joinLink());
  }

  /** Ada goes from a join link to the exam's page. */
  void begin(String link) {
    student().join(link);
    student().begin();
    awaitOverlay("recording");
  }

  void awaitOverlay(String state) {
    student().overlay().awaitState(state);
  }

  /** The server is gone and back; the teacher has to sign in again. */
  void restartRelay() {
    relay().kill();
    relayBack();
  }

  /** The server that was killed is back. */
  void relayBack() {
    relay().restart();
    again = new ApiClient(relay()).signIn();
  }

  /** Ada's browser dies with all its processes and is opened again. */
  void reopenBrowser() {
    student().browser().kill();
    student = null;
    student();
  }

  /** What the relay has: consent at most, and not a single part of a recording. */
  void assertNothingStarted() {
    Report report = report();
    assertThat(report.attempt().path("state").asText()).isEqualTo("consented");
    assertThat(report.parts()).isEmpty();
  }

  /** The report on the only attempt there is. */
  Report report() {
    assertThat(api().attempts(exam())).as("the same attempt all along").hasSize(1);
    return api().report(api().attempts(exam()).get(0).path("id").asText());
  }

  /** The recording of a source's only part, as far as it has got. */
  Path recording(String source) {
    List<Report.Part> parts = report().parts(source);
    assertThat(parts).as("parts of " + source).hasSize(1);
    return api().download(parts.getFirst().id(), folder.resolve(source + ".webm"));
  }

  /** All parts of a source as one file, once everything is finished. */
  Path track(String source) {
    String attempt = report().attempt().path("id").asText();
    return api().track(attempt, source, folder.resolve(source + "-whole.webm"));
  }

  /** Waits until the report says so. */
  Report awaitReport(String what, Predicate<Report> wanted) {
    Report[] last = new Report[1];
    try {
      return Await.value(
          what,
          Chromium.LIMIT,
          () -> {
            last[0] = report();
            return wanted.test(last[0]) ? last[0] : null;
          });
    } catch (AssertionError e) {
      throw new AssertionError(e.getMessage() + "; the report is " + last[0], e);
    }
  }

  /** Ada looks at another tab and comes back: this is noticed, whatever happened before. */
  void lookAway() {
    int before = report().events("tab.left").size();
    student().leave();
    awaitReport("she has left", report -> report.events("tab.left").size() == before + 1);
    student().comeBack();
    awaitReport("she is back", report -> report.events("tab.left").size() == before + 2);
  }

  /** Ada, one of several, finishes. */
  Report finish(String attempt) {
    student().overlay().finish();
    return Await.value(
        "she has finished",
        Chromium.LIMIT,
        () -> {
          Report report = api().report(attempt);
          return report.attempt().path("state").asText().equals("finished") ? report : null;
        });
  }

  /** Ada finishes; what is left then must be whole: every part, and every event exactly once. */
  Report finish() {
    student().overlay().finish();
    Report report =
        awaitReport(
            "everything is finished",
            now ->
                now.attempt().path("state").asText().equals("finished")
                    && now.parts().stream().allMatch(part -> part.durationMs() != null));
    List<Long> numbers = report.sequenceNumbers();
    assertThat(numbers)
        .containsExactlyElementsOf(LongStream.rangeClosed(1, numbers.size()).boxed().toList());
    return report;
  }

  @Override
  public void close() {
    Optional.ofNullable(student).ifPresent(Student::close);
    Stream.<AutoCloseable>of(relay(), site).forEach(Classroom::shut);
  }

  /** Another student, whose devices may be out of order. */
  Student student(String name, Path clip, String... flags) {
    return new Student(name, site.address(), folder.resolve(name), clip, List.of(flags));
  }

  private static void shut(AutoCloseable closeable) {
    try {
      closeable.close();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
