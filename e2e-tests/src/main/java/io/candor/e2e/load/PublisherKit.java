package io.candor.e2e.load;

import io.candor.rtc.dtls.DtlsIdentity;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * What all publishers of a crowd share.
 *
 * @param clock what their machines take for the time of day
 * @param setup what they offer, {@code actpass} or {@code active}
 */
public record PublisherKit(
    DtlsIdentity identity,
    Footage footage,
    Pace pace,
    Executor handshakes,
    Clock clock,
    String setup) {

  /** The fixtures, a fresh certificate, and handshakes on virtual threads. */
  public static PublisherKit fresh(String setup) {
    Clock clock = Clock.systemUTC();
    return new PublisherKit(
        DtlsIdentity.generate(new SecureRandom(), clock.instant()),
        Footage.camera(),
        Pace.STEADY,
        Thread::startVirtualThread,
        clock,
        setup);
  }

  /** The same with other media. */
  public PublisherKit showing(Footage other) {
    return new PublisherKit(identity, other, pace, handshakes, clock, setup);
  }

  /** The same on a machine that keeps time in another way. */
  public PublisherKit keeping(Pace other, Clock wall) {
    return new PublisherKit(identity, footage, other, handshakes, wall, setup);
  }

  long epochNanos() {
    Instant now = clock.instant();
    return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
  }
}
