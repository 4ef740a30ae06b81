package io.candor.tls;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Who gives certificates; asked by one thread at a time. */
interface CertificateAuthority {
  /**
   * Asks for a certificate for a new key; takes seconds or minutes.
   *
   * @throws AuthorityException when there is none for now
   * @throws InterruptedException when the server stops meanwhile
   */
  Credentials order(List<String> names) throws InterruptedException;

  /**
   * When the authority wants a certificate renewed (RFC 9773), if it says so.
   *
   * @throws AuthorityException when it cannot be asked for now
   */
  Optional<RenewalAdvice> advice(X509Certificate certificate);

  /**
   * An authority's wish.
   *
   * @param from the earliest moment
   * @param until the latest moment
   * @param again when to ask the next time, if the authority says so
   */
  record RenewalAdvice(Instant from, Instant until, Optional<Instant> again) {}
}
