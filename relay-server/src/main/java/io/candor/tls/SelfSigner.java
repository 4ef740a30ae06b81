package io.candor.tls;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Makes ECDSA P-256 keys, and certificates that nobody but their own key vouches for. */
final class SelfSigner {
  private static final Duration AGE = Duration.ofDays(1);

  private final InstantSource clock;
  private final SecureRandom random;

  SelfSigner(InstantSource clock, SecureRandom random) {
    this.clock = clock;
    this.random = random;
  }

  KeyPair pair() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"), random);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw unable(e);
    }
  }

  /**
   * A certificate from yesterday on.
   *
   * @param names DNS names and IP addresses it is for
   * @param validity how long from now it is good
   */
  X509Certificate certificate(
      KeyPair pair, String subject, List<String> names, Duration validity, Extension... more) {
    X500Name self = new X500Name(subject);
    Instant now = clock.instant();
    try {
      JcaX509v3CertificateBuilder builder =
          new JcaX509v3CertificateBuilder(
              self,
              new BigInteger(64, random).add(BigInteger.ONE),
              Date.from(now.minus(AGE)),
              Date.from(now.plus(validity)),
              self,
              pair.getPublic());
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
      builder.addExtension(
          Extension.subjectAlternativeName,
          false,
          new GeneralNames(names.stream().map(SelfSigner::name).toArray(GeneralName[]::new)));
      for (Extension each : more) {
        builder.addExtension(each);
      }
      return new JcaX509CertificateConverter()
          .getCertificate(
              builder.build(
                  new JcaContentSignerBuilder("SHA256withECDSA")
                      .setSecureRandom(random)
                      .build(pair.getPrivate())));
    } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
      throw unable(e);
    }
  }

  private static GeneralName name(String name) {
    boolean address = name.contains(":") || name.matches("[0-9.]+");
    return new GeneralName(address ? GeneralName.iPAddress : GeneralName.dNSName, name);
  }

  private static IllegalStateException unable(Exception cause) {
    return new IllegalStateException("this Java cannot make an ECDSA P-256 certificate", cause);
  }
}
