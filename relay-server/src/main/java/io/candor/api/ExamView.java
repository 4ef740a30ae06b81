package io.candor.api;

import io.candor.signaling.protocol.Policy;
import io.candor.signaling.protocol.TrackingOption;
import io.candor.store.Exam;
import io.candor.store.ExamTerms;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An exam as the API shows it; times in epoch milliseconds.
 *
 * @param weights of every option that flags something
 * @param agreed whether a student has agreed to what it collects, which cannot change from then on
 */
record ExamView(
    String id,
    String title,
    String address,
    Policy policy,
    String joinLink,
    long createdAt,
    @Nullable Long startsAt,
    @Nullable Long endsAt,
    @Nullable Integer durationMinutes,
    int retentionDays,
    List<String> allowedSites,
    @Nullable String controller,
    @Nullable String legalBasis,
    @Nullable String dataProtection,
    boolean practice,
    Map<TrackingOption, Integer> weights,
    boolean agreed) {

  static ExamView of(Exam exam, Policy policy, String origin, boolean agreed) {
    ExamTerms terms = exam.terms();
    return new ExamView(
        exam.id(),
        exam.title(),
        exam.address(),
        policy,
        origin + "/join/" + exam.joinCode(),
        exam.createdAt(),
        terms.startsAt(),
        terms.endsAt(),
        terms.durationMinutes(),
        terms.retentionDays(),
        terms.sites(),
        terms.controller(),
        terms.legalBasis(),
        terms.dataProtection(),
        terms.practice(),
        terms.weights(),
        agreed);
  }
}
