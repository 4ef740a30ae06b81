package io.candor.tls;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * When a certificate is renewed: when a third of its lifetime is left, or sooner where its
 * authority advises so (RFC 9773), as it does before it revokes many.
 */
final class RenewalTime {
  private static final Logger log = LoggerFactory.getLogger(RenewalTime.class);

  private static final int PARTS = 3;

  /** How often an authority is asked for its advice, unless it says another time. */
  private static final Duration ADVICE = Duration.ofHours(6);

  private static final Duration MOST_OFTEN = Duration.ofMinutes(10);

  private final CertificateAuthority authority;
  private final Credentials credentials;
  private final Instant obtained;
  private Optional<Instant> advised = Optional.empty();
  private Instant nextAdvice;

  /**
   * For one certificate.
   *
   * @param obtained when it came
   */
  RenewalTime(CertificateAuthority authority, Credentials credentials, Instant obtained) {
    this.authority = authority;
    this.credentials = credentials;
    this.obtained = obtained;
    this.nextAdvice = obtained.plus(ADVICE);
  }

  boolean come(Instant now) {
    Duration part = credentials.lifetime().dividedBy(PARTS);
    Instant planned = credentials.expires().minus(part);
    // A clock that is wrong makes each new certificate look old: not another one at every look.
    Instant soonest = obtained.plus(part);
    if (!now.isBefore(planned) && !now.isBefore(soonest)) {
      return true;
    }
    askAdvice(now);
    return advised.filter(wish -> !now.isBefore(wish)).isPresent() && ownedForAWhile(now);
  }

  /** Advice that is always "now" is not followed more than once a day. */
  private boolean ownedForAWhile(Instant now) {
    return !now.isBefore(obtained.plus(Duration.ofDays(1)));
  }

  private void askAdvice(Instant now) {
    if (now.isBefore(nextAdvice)) {
      return;
    }
    nextAdvice = now.plus(ADVICE);
    try {
      Optional<CertificateAuthority.RenewalAdvice> advice =
          authority.advice(credentials.chain().getFirst());
      advised = advice.map(RenewalTime::middle);
      advice
          .flatMap(CertificateAuthority.RenewalAdvice::again)
          .ifPresent(again -> nextAdvice = later(again, now.plus(MOST_OFTEN)));
    } catch (AuthorityException e) {
      // The third that is left is waited for as ever.
      log.debug("no advice on renewal: {}", e.getMessage());
    }
  }

  /** Of all moments that suit the authority; its window is another one for each certificate. */
  private static Instant middle(CertificateAuthority.RenewalAdvice advice) {
    return advice.from().plus(Duration.between(advice.from(), advice.until()).dividedBy(2));
  }

  private static Instant later(Instant one, Instant another) {
    return one.isAfter(another) ? one : another;
  }
}
