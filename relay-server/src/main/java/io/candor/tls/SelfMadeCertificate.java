package io.candor.tls;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A certificate nobody vouches for, made and kept here until there is a real one: an administrator
 * can click through a browser's warning, a student's extension cannot.
 */
final class SelfMadeCertificate implements CertificateSource {
  /** What browsers accept at most (CA/Browser Forum's 398 days), and a margin. */
  private static final Duration VALIDITY = Duration.ofDays(390);

  private static final Duration RENEWED_BEFORE = Duration.ofDays(30);
  private static final Duration AGE = Duration.ofDays(1);

  private final Path file;
  private final List<String> names;
  private final InstantSource clock;
  private final SecureRandom random;
  private Instant expires = Instant.MIN;

  /**
   * Kept in {@code file}, which holds the key too.
   *
   * @param names DNS names and IP addresses it is for
   */
  SelfMadeCertificate(
      Path file, Collection<String> names, InstantSource clock, SecureRandom random) {
    this.file = file;
    this.names = List.copyOf(new TreeSet<>(names));
    this.clock = clock;
    this.random = random;
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
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      String text = Files.readString(file);
      List<X509Certificate> chain = Pem.certificates(text);
      return chain.isEmpty()
          ? Optional.empty()
          : Pem.key(text)
              .map(key -> new Credentials(chain, key))
              .filter(known -> lasts(known.expires()) && namesOf(chain.getFirst()).equals(names));
    } catch (IOException e) {
      // Nothing hangs on it: another one is as good.
      return Optional.empty();
    }
  }

  private static List<String> namesOf(X509Certificate certificate) {
    try {
      Collection<List<?>> alternatives = certificate.getSubjectAlternativeNames();
      return alternatives == null
          ? List.of()
          : alternatives.stream().map(name -> String.valueOf(name.get(1))).sorted().toList();
    } catch (java.security.cert.CertificateParsingException e) {
      return List.of();
    }
  }

  private Credentials made() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"), random);
      KeyPair pair = generator.generateKeyPair();
      Credentials fresh = new Credentials(List.of(signed(pair)), pair.getPrivate());
      keep(fresh);
      return fresh;
    } catch (GeneralSecurityException | OperatorCreationException e) {
      throw new IllegalStateException("this Java cannot make an ECDSA P-256 certificate", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private X509Certificate signed(KeyPair pair)
      throws GeneralSecurityException, OperatorCreationException, IOException {
    X500Name self = new X500Name("CN=Candor (self-made)");
    Instant now = clock.instant();
    GeneralName[] alternatives =
        names.stream().map(SelfMadeCertificate::name).toArray(GeneralName[]::new);
    return new JcaX509CertificateConverter()
        .getCertificate(
            new JcaX509v3CertificateBuilder(
                    self,
                    new BigInteger(64, random).add(BigInteger.ONE),
                    Date.from(now.minus(AGE)),
                    Date.from(now.plus(VALIDITY)),
                    self,
                    pair.getPublic())
                .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
                .addExtension(
                    Extension.subjectAlternativeName, false, new GeneralNames(alternatives))
                .build(
                    new JcaContentSignerBuilder("SHA256withECDSA")
                        .setSecureRandom(random)
                        .build(pair.getPrivate())));
  }

  private static GeneralName name(String name) {
    boolean address = name.contains(":") || name.matches("[0-9.]+");
    return new GeneralName(address ? GeneralName.iPAddress : GeneralName.dNSName, name);
  }

  /** Written beside its place and moved there whole. */
  private void keep(Credentials credentials) throws IOException {
    Path unfinished =
        Files.createTempFile(
            file.toAbsolutePath().getParent(),
            "certificate",
            ".new",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try {
      Files.writeString(unfinished, Pem.write(credentials));
      Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }
}
