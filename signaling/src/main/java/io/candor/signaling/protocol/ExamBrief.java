package io.candor.signaling.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a student is told about the exam.
 *
 * @param address URL of its page
 * @param endsAt when it ends for the class, epoch milliseconds, if that is fixed
 * @param durationMinutes how long one may sit it, if that is limited
 * @param practice whether this is only for trying out, and nothing is kept
 * @param retentionDays how long everything is kept after the attempt
 * @param allowedSites origins a student may open besides the exam's page
 * @param mayLook who may look at what is collected
 */
public record ExamBrief(
    @Limit(Limit.NAME) String title,
    @Limit(Limit.TEXT) String address,
    @Nullable Long endsAt,
    @Nullable Integer durationMinutes,
    boolean practice,
    int retentionDays,
    List<String> allowedSites,
    Institution institution,
    List<Onlooker> mayLook) {
  public ExamBrief {
    allowedSites = List.copyOf(allowedSites);
    mayLook = List.copyOf(mayLook);
  }
}
