package io.candor.rtc.srtp;

import java.util.EnumMap;

/** Counts rejected packets by reason. */
final class RejectionCounts {
  private final EnumMap<Rejection, Long> counts = new EnumMap<>(Rejection.class);

  /** Counts one and returns {@link SrtpReceiver#REJECTED}. */
  int reject(Rejection reason) {
    counts.merge(reason, 1L, Long::sum);
    return SrtpReceiver.REJECTED;
  }

  long of(Rejection reason) {
    return counts.getOrDefault(reason, 0L);
  }
}
