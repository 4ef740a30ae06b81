package io.candor.tls;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * A certificate nobody vouches for, made and kept here until there is a real one: an administrator
 * can click through a browser's warning, a student's extension cannot.
 */
final class SelfMadeCertificate implements CertificateSource {
  /** What browsers accept at most (CA/Browser Forum's 398 days), and a margin. */
  private static final Duration VALIDITY = Duration.ofDays(390);

  private static final Duration RENEWED_BEFORE = Duration.ofDays(30);

  private final PemFile file;
  private final List<String> names;
  private final InstantSource clock;
  private final SelfSigner signer;
  private Instant expires = Instant.MIN;

  /**
   * Kept in {@code file}, which holds the key too.
   *
   * @param names DNS names and IP addresses it is for
   */
  SelfMadeCertificate(
      Path file, Collection<String> names, InstantSource clock, SecureRandom random) {
    this.file = new PemFile(file);
    this.names = List.copyOf(new TreeSet<>(names));
    this.clock = clock;
    this.signer = new SelfSigner(clock, random);
  }

  @Override
  public Credentials first() {
    Credentials credentials = kept().orElseGet(this::made);
    expires = credentials.expires();
    return credentials;
  }

  @Override
  public Optional<Credentials> next() {
    if (lasts(expires)) {
      return Optional.empty();
    }
    Credentials fresh = made();
    expires = fresh.expires();
    return Optional.of(fresh);
  }

  private boolean lasts(Instant until) {
    return until.isAfter(clock.instant().plus(RENEWED_BEFORE));
  }

  private Optional<Credentials> kept() {
    try {
      return file.exists()
          ? file.credentials(Credentials.Origin.SELF_MADE)
              .filter(known -> lasts(known.expires()) && known.names().equals(names))
          : Optional.empty();
    } catch (IOException e) {
      // Nothing hangs on it: another one is as good.
      return Optional.empty();
    }
  }

  private Credentials made() {
    KeyPair pair = signer.pair();
    Credentials fresh =
        new Credentials(
            List.of(signer.certificate(pair, "CN=Candor (self-made)", names, VALIDITY)),
            pair.getPrivate(),
            Credentials.Origin.SELF_MADE);
    try {
      file.write(Pem.write(fresh));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return fresh;
  }
}
