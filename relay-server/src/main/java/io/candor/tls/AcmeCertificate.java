package io.candor.tls;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A certificate that an authority gives and renews; until it does, one that is made here. Every
 * failure is told until the authority has been asked again, after a while that grows.
 */
final class AcmeCertificate implements CertificateSource {
  private static final Logger log = LoggerFactory.getLogger(AcmeCertificate.class);

  private final List<String> names;
  private final CertificateAuthority authority;
  private final PemFile file;
  private final CertificateSource standIn;
  private final InstantSource clock;
  private final Backoff backoff = new Backoff();

  /** Of the certificate that is there; null while it is the stand-in. */
  private @Nullable RenewalTime renewal;

  private boolean otherNames;
  private @Nullable CertificateException failure;

  /**
   * Kept in {@code file}, which holds the key too.
   *
   * @param names DNS names it is for
   * @param standIn what to show until there is one
   */
  AcmeCertificate(
      List<String> names,
      CertificateAuthority authority,
      PemFile file,
      CertificateSource standIn,
      InstantSource clock) {
    this.names = names;
    this.authority = authority;
    this.file = file;
    this.standIn = standIn;
    this.clock = clock;
  }

  @Override
  public Credentials first() {
    return kept().orElseGet(standIn::first);
  }

  /** What was obtained before, unless browsers that come to the first name would not take it. */
  private Optional<Credentials> kept() {
    if (!file.exists()) {
      return Optional.empty();
    }
    try {
      Optional<Credentials> read = file.credentials(Credentials.Origin.OTHERS);
      if (read.isEmpty()) {
        damaged();
        return Optional.empty();
      }
      Credentials kept = read.get();
      if (!kept.names().contains(names.getFirst())) {
        return Optional.empty();
      }
      otherNames = !kept.names().containsAll(names);
      renewal = new RenewalTime(authority, kept, file.written());
      return read;
    } catch (IOException e) {
      damaged();
      return Optional.empty();
    }
  }

  private void damaged() {
    log.warn(
        "The file \"{}\" is no certificate with its key any more; another one is asked for.",
        file.path());
  }

  @Override
  public Optional<Credentials> next() {
    Instant now = clock.instant();
    if (!due(now)) {
      return Optional.empty();
    }
    if (failure != null && backoff.lasts(now)) {
      throw failure;
    }
    try {
      Credentials fresh = authority.order(names);
      keep(fresh);
      renewal = new RenewalTime(authority, fresh, clock.instant());
      otherNames = false;
      backoff.over();
      failure = null;
      return Optional.of(fresh);
    } catch (AuthorityException e) {
      throw failed(e, clock.instant());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CertificateException("The server stops before it has a certificate.", e);
    }
  }

  private CertificateException failed(AuthorityException e, Instant now) {
    Instant again = backoff.failed(now, e.again());
    CertificateException told =
        new CertificateException(
            e.getMessage()
                + "; it is asked again at "
                + again.truncatedTo(ChronoUnit.SECONDS)
                + ".",
            e);
    failure = told;
    return told;
  }

  private void keep(Credentials fresh) {
    try {
      file.write(Pem.write(fresh));
    } catch (IOException e) {
      log.warn(
          "The new certificate cannot be kept in \"{}\": it is shown, and lost with the next stop.",
          file.path());
    }
  }

  /** There is none yet, it is for other names, or its time has come. */
  private boolean due(Instant now) {
    return renewal == null || otherNames || renewal.come(now);
  }
}
