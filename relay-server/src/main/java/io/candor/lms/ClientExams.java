package io.candor.lms;

import io.candor.exam.Changes;
import io.candor.exam.Invitations;
import io.candor.exam.PolicyText;
import io.candor.exam.Rows;
import io.candor.signaling.protocol.Policy;
import io.candor.signaling.protocol.Quality;
import io.candor.signaling.protocol.TrackingOption;
import io.candor.store.Client;
import io.candor.store.ClientAttempt;
import io.candor.store.Exam;
import io.candor.store.ExamTerms;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The exams of clients, by the names they have given them. Thread-safe; blocks. */
public final class ClientExams {
  private final Rows rows;
  private final Invitations invitations;
  private final Changes changes;
  private final PolicyText texts;

  public ClientExams(Rows rows, Invitations invitations, Changes changes, PolicyText texts) {
    this.rows = rows;
    this.invitations = invitations;
    this.changes = changes;
    this.texts = texts;
  }

  /**
   * An exam as a client wants it.
   *
   * @param options on or off; those left out are at their default
   * @param quality how good what is recorded or shown is; what it leaves out stays as it is
   * @param allowedSites origins, one a line; null: as they are
   */
  public record Wish(
      String title,
      String address,
      Map<TrackingOption, Boolean> options,
      Qualities quality,
      @Nullable String allowedSites,
      int retentionDays) {
    public Wish {
      options = Map.copyOf(options);
    }

    Policy policy(Policy before) {
      Map<TrackingOption, Boolean> all = new EnumMap<>(Policy.standard().options());
      all.putAll(options);
      return new Policy(
          all,
          quality.camera() == null ? before.camera() : quality.camera().camera(),
          quality.screen() == null ? before.screen() : quality.screen().screen(),
          quality.microphone() == null ? before.microphone() : quality.microphone().microphone(),
          before.numberOfRandomPhotos(),
          before.hideQuestions());
    }
  }

  /** How good each source is to be. */
  public record Qualities(
      @Nullable Quality camera, @Nullable Quality screen, @Nullable Quality microphone) {
    /** As it is. */
    public static final Qualities AS_BEFORE = new Qualities(null, null, null);
  }

  /** What comes of a wish. */
  public sealed interface Outcome {
    record Made(Exam exam) implements Outcome {}

    record Changed(Exam exam) implements Outcome {}

    /** Students have consented to something else. */
    record Agreed(Changes.Fixed what) implements Outcome {}
  }

  /** Makes an exam, or changes it. */
  public Outcome put(Client client, String name, Wish wish) {
    return find(client, name)
        .map(before -> change(before, wish))
        .orElseGet(() -> make(client, name, wish));
  }

  private Outcome make(Client client, String name, Wish wish) {
    Exam exam =
        invitations.exam(
            wish.title(),
            wish.address(),
            wish.policy(Policy.standard()),
            terms(wish, ExamTerms.open()));
    if (rows.clients().names().nameExam(client.id(), name, exam.id()).join()) {
      return new Outcome.Made(exam);
    }
    // Two asked at once, and the other was quicker: the one made here is nobody's.
    rows.exams().remove(exam.id()).join();
    return change(find(client, name).orElseThrow(), wish);
  }

  private Outcome change(Exam before, Wish wish) {
    Exam after =
        new Exam(
            before.id(),
            wish.title(),
            wish.address(),
            texts.write(wish.policy(texts.policy(before.policy()))),
            before.joinCode(),
            before.createdAt(),
            terms(wish, before.terms()));
    return changes
        .exam(before, after)
        .<Outcome>map(Outcome.Agreed::new)
        .orElseGet(() -> new Outcome.Changed(after));
  }

  private static ExamTerms terms(Wish wish, ExamTerms was) {
    return new ExamTerms(
        was.startsAt(),
        was.endsAt(),
        was.durationMinutes(),
        wish.retentionDays(),
        wish.allowedSites() == null ? was.allowedSites() : wish.allowedSites(),
        was.controller(),
        was.legalBasis(),
        was.dataProtection(),
        was.practice(),
        was.ownWeights());
  }

  /** The exam that a client calls so. */
  public Optional<Exam> find(Client client, String name) {
    return rows.clients().names().exam(client.id(), name).flatMap(rows.exams()::find);
  }

  /** What the policy of an exam says of each option. */
  public Map<TrackingOption, Boolean> options(Exam exam) {
    return texts.policy(exam.policy()).options();
  }

  public List<ClientAttempt> attempts(Client client, String name) {
    return rows.clients().names().ofExam(client.id(), name);
  }

  /** The client knows it no more; its attempts have been erased before. */
  public void forget(Client client, String name) {
    rows.clients().names().forgetExam(client.id(), name).join();
  }
}
