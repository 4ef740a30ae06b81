package io.candor.e2e.load;

import io.candor.rtc.dtls.DtlsIdentity;
import io.candor.rtc.peer.IvfReader;
import io.candor.rtc.peer.OggOpusReader;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * What all publishers of a crowd share.
 *
 * @param setup what they offer, {@code actpass} or {@code active}
 */
public record PublisherKit(
    DtlsIdentity identity,
    IvfReader clip,
    List<byte[]> sounds,
    Executor handshakes,
    Clock clock,
    String setup) {

  /** The fixtures, a fresh certificate, and handshakes on virtual threads. */
  public static PublisherKit fresh(String setup) {
    Clock clock = Clock.systemUTC();
    return new PublisherKit(
        DtlsIdentity.generate(new SecureRandom(), clock.instant()),
        IvfReader.clip(),
        OggOpusReader.clip().packets(),
        Thread::startVirtualThread,
        clock,
        setup);
  }

  long epochNanos() {
    Instant now = clock.instant();
    return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
  }
}
