package io.candor.tls;

import static java.util.concurrent.TimeUnit.SECONDS;

import io.candor.config.Encryption;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server's certificate for as long as it runs: looked after on a thread of its own, so that a
 * newer one takes the old one's place without a restart. One that cannot be used changes nothing.
 */
public final class Certificates implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Certificates.class);
  private static final Duration LOOK = Duration.ofSeconds(5);

  /** When a certificate's end is near; of a short-lived one, a sixth of its life. */
  private static final Duration SOON = Duration.ofDays(14);

  private static final int PARTS = 6;
  private static final Duration REPEATED = Duration.ofDays(1);
  private static final Duration STOPPING = Duration.ofSeconds(10);

  private final CertificateSource source;
  private final Challenges challenges;
  private final boolean awaiting;
  private final InstantSource clock;
  private final Credentials first;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("certificates").factory());

  private volatile Credentials shown;
  private volatile String complaint = "";
  private Standing.Kind warned = Standing.Kind.GOOD;
  private Instant warnedAt = Instant.MIN;

  private Certificates(
      CertificateSource source, Challenges challenges, boolean awaiting, InstantSource clock) {
    this.source = source;
    this.challenges = challenges;
    this.awaiting = awaiting;
    this.clock = clock;
    this.first = source.first();
    this.shown = first;
  }

  /**
   * Certificates from an institution's files.
   *
   * @throws CertificateException when they cannot be used
   */
  public static Certificates ofFiles(Encryption.Files files, InstantSource clock) {
    return new Certificates(
        new CertificateFiles(files.certificate(), files.key(), clock),
        new Challenges(),
        false,
        clock);
  }

  /** A certificate that is made here, for some names, and kept in a folder. */
  public static Certificates selfMade(
      Path folder, Collection<String> names, InstantSource clock, SecureRandom random) {
    return new Certificates(madeHere(folder, names, clock, random), new Challenges(), false, clock);
  }

  private static CertificateSource madeHere(
      Path folder, Collection<String> names, InstantSource clock, SecureRandom random) {
    return new SelfMadeCertificate(folder.resolve("self-made.pem"), names, clock, random);
  }

  /**
   * Certificates that an authority gives, kept in a folder; one that is made here until it does.
   *
   * @param ownNames what the one that is made here is for
   * @throws CertificateException when what is kept cannot be used
   */
  public static Certificates acme(
      Encryption.Acme settings,
      Path folder,
      Collection<String> ownNames,
      InstantSource clock,
      SecureRandom random) {
    AcmeFolder kept = AcmeFolder.of(folder, settings.directory());
    Challenges challenges = new Challenges();
    KeyPair account = kept.account(new SelfSigner(clock, random));
    return byAuthority(
        settings.names(),
        new AcmeAuthority(settings, account, challenges, clock, random),
        kept.certificate(),
        madeHere(folder, ownNames, clock, random),
        challenges,
        clock);
  }

  /** As {@link #acme}, from any authority. */
  static Certificates byAuthority(
      List<String> names,
      CertificateAuthority authority,
      PemFile file,
      CertificateSource standIn,
      Challenges challenges,
      InstantSource clock) {
    return new Certificates(
        new AcmeCertificate(names, authority, file, standIn, clock), challenges, true, clock);
  }

  /** The certificate to start with. */
  public Credentials first() {
    return first;
  }

  /** What an authority is shown that looks whether a name is this server's. */
  public Challenges challenges() {
    return challenges;
  }

  /** How it stands with the certificate that is shown. */
  public Standing standing() {
    Credentials now = shown;
    return new Standing(kind(now), now.expires());
  }

  /** What keeps a newer certificate from coming, in one sentence. */
  public Optional<String> problem() {
    return Optional.of(complaint).filter(sentence -> !sentence.isEmpty());
  }

  private Standing.Kind kind(Credentials credentials) {
    if (credentials.selfMade()) {
      return awaiting ? Standing.Kind.AWAITED : Standing.Kind.SELF_MADE;
    }
    Duration left = Duration.between(clock.instant(), credentials.expires());
    if (!left.isPositive()) {
      return Standing.Kind.ENDED;
    }
    Duration sixth = credentials.lifetime().dividedBy(PARTS);
    Duration soon = sixth.compareTo(SOON) < 0 ? sixth : SOON;
    return left.compareTo(soon) < 0 ? Standing.Kind.ENDS_SOON : Standing.Kind.GOOD;
  }

  /** Tells each newer certificate from now on. */
  public void watch(Consumer<Credentials> newer) {
    var unused = thread.scheduleWithFixedDelay(() -> look(newer), 0, LOOK.toSeconds(), SECONDS);
  }

  /** Looks once, and tells what is newer. */
  void look(Consumer<Credentials> newer) {
    try {
      source
          .next()
          .ifPresent(
              credentials -> {
                newer.accept(credentials);
                shown = credentials;
                log.info("the certificate was renewed; it is good until {}", credentials.expires());
              });
      complaint = "";
    } catch (RuntimeException e) {
      complain(String.valueOf(e.getMessage()));
    }
    warn(standing());
  }

  /** Says that the end is near, or has come, each day once. */
  private void warn(Standing standing) {
    Instant now = clock.instant();
    if (standing.kind() == warned && now.isBefore(warnedAt.plus(REPEATED))) {
      return;
    }
    switch (standing.kind()) {
      case ENDS_SOON ->
          log.warn("The certificate runs out on {} and nobody has renewed it.", standing.ends());
      case ENDED ->
          log.warn("The certificate ran out on {}: students cannot connect.", standing.ends());
      case GOOD, SELF_MADE, AWAITED -> {}
    }
    warned = standing.kind();
    warnedAt = now;
  }

  /** Says what is wrong once, not at every look. */
  private void complain(String sentence) {
    if (!sentence.equals(complaint) && !thread.isShutdown()) {
      complaint = sentence;
      log.warn("The certificate stays as it was. {}", sentence);
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
    try {
      // What is kept on the disk belongs to whoever starts next.
      if (!thread.awaitTermination(STOPPING.toSeconds(), SECONDS)) {
        log.warn("The certificate authority is still being asked while the server stops.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
