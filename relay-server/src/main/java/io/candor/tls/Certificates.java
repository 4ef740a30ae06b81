package io.candor.tls;

import io.candor.config.Encryption;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
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

  private final CertificateSource source;
  private final Credentials first;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("certificates").factory());

  private String complaint = "";

  private Certificates(CertificateSource source) {
    this.source = source;
    this.first = source.first();
  }

  /**
   * Certificates from an institution's files.
   *
   * @throws CertificateException when they cannot be used
   */
  public static Certificates ofFiles(Encryption.Files files, InstantSource clock) {
    return new Certificates(new CertificateFiles(files.certificate(), files.key(), clock));
  }

  /** A certificate that is made here, for some names, and kept in a folder. */
  public static Certificates selfMade(
      Path folder, Collection<String> names, InstantSource clock, SecureRandom random) {
    return new Certificates(
        new SelfMadeCertificate(folder.resolve("self-made.pem"), names, clock, random));
  }

  /** The certificate to start with. */
  public Credentials first() {
    return first;
  }

  /** Tells each newer certificate from now on. */
  public void watch(Consumer<Credentials> newer) {
    var unused =
        thread.scheduleWithFixedDelay(
            () -> look(newer), LOOK.toSeconds(), LOOK.toSeconds(), TimeUnit.SECONDS);
  }

  /** Looks once, and tells what is newer. */
  void look(Consumer<Credentials> newer) {
    try {
      source
          .next()
          .ifPresent(
              credentials -> {
                newer.accept(credentials);
                log.info("the certificate was renewed; it is good until {}", credentials.expires());
              });
      complaint = "";
    } catch (RuntimeException e) {
      complain(String.valueOf(e.getMessage()));
    }
  }

  /** Says what is wrong once, not at every look. */
  private void complain(String sentence) {
    if (!sentence.equals(complaint)) {
      complaint = sentence;
      log.warn("The certificate stays as it was. {}", sentence);
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
