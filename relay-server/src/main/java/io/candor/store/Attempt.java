package io.candor.store;

import io.candor.signaling.protocol.AttemptState;
import org.jspecify.annotations.Nullable;

/**
 * One student's sitting of an exam; times are epoch milliseconds, null until they happen.
 *
 * @param extraMinutes granted beyond the exam's end and duration
 * @param enrolmentId the line of the roster it belongs to, if the exam has one
 */
public record Attempt(
    String id,
    String examId,
    String studentName,
    AttemptState state,
    long createdAt,
    @Nullable Long consentAt,
    @Nullable String consentTextVersion,
    @Nullable String consentLanguage,
    @Nullable Long startedAt,
    @Nullable Long interruptedAt,
    @Nullable Long finishedAt,
    @Nullable String endReason,
    int extraMinutes,
    @Nullable String enrolmentId,
    @Nullable Long declinedAt,
    @Nullable String declineReason) {

  /** Who has said no and not consented since has declined; the row itself says "invited" still. */
  public Attempt {
    if (state == AttemptState.INVITED && declinedAt != null) {
      state = AttemptState.DECLINED;
    }
  }
}
