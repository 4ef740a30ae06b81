package io.candor.rtc.dtls;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.HashAlgorithm;
import org.bouncycastle.tls.SignatureAlgorithm;
import org.bouncycastle.tls.SignatureAndHashAlgorithm;
import org.bouncycastle.tls.TlsContext;
import org.bouncycastle.tls.TlsCredentialedSigner;
import org.bouncycastle.tls.crypto.TlsCertificate;
import org.bouncycastle.tls.crypto.TlsCryptoParameters;
import org.bouncycastle.tls.crypto.impl.jcajce.JcaDefaultTlsCredentialedSigner;
import org.bouncycastle.tls.crypto.impl.jcajce.JcaTlsCrypto;
import org.bouncycastle.tls.crypto.impl.jcajce.JcaTlsCryptoProvider;

/**
 * A self-signed ECDSA P-256 certificate with its key, made afresh at each start: only its
 * fingerprint counts (RFC 5763 §5). Thread-safe.
 */
public final class DtlsIdentity {
  private static final Duration AGE = Duration.ofDays(1);
  private static final Duration VALIDITY = Duration.ofDays(365);

  private final JcaTlsCrypto crypto;
  private final PrivateKey key;
  private final Certificate chain;
  private final byte[] certificate;
  private final Fingerprint fingerprint;

  private DtlsIdentity(JcaTlsCrypto crypto, PrivateKey key, Certificate chain, byte[] certificate) {
    this.crypto = crypto;
    this.key = key;
    this.chain = chain;
    this.certificate = certificate;
    this.fingerprint = Fingerprint.of("sha-256", certificate);
  }

  /**
   * Makes a key and a certificate that is valid from a day before {@code now} for a year. The
   * randomness serves this identity's handshakes too.
   */
  public static DtlsIdentity generate(SecureRandom random, Instant now) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"), random);
      KeyPair pair = generator.generateKeyPair();
      JcaTlsCrypto crypto = new JcaTlsCryptoProvider().create(random, random);
      byte[] der = selfSigned(pair, random, now);
      Certificate chain = new Certificate(new TlsCertificate[] {crypto.createCertificate(der)});
      return new DtlsIdentity(crypto, pair.getPrivate(), chain, der);
    } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
      throw new IllegalStateException("this Java cannot make an ECDSA P-256 certificate", e);
    }
  }

  private static byte[] selfSigned(KeyPair pair, SecureRandom random, Instant now)
      throws OperatorCreationException, IOException {
    X500Name name = new X500Name("CN=candor");
    return new JcaX509v3CertificateBuilder(
            name,
            new BigInteger(64, random).add(BigInteger.ONE),
            Date.from(now.minus(AGE)),
            Date.from(now.plus(VALIDITY)),
            name,
            pair.getPublic())
        .build(
            new JcaContentSignerBuilder("SHA256withECDSA")
                .setSecureRandom(random)
                .build(pair.getPrivate()))
        .getEncoded();
  }

  /** What goes into the SDP: {@code a=fingerprint:sha-256 AB:CD:…}. */
  public Fingerprint fingerprint() {
    return fingerprint;
  }

  /** The certificate in DER. */
  public byte[] certificate() {
    return certificate.clone();
  }

  /** The value of {@link #fingerprint()}. */
  public String fingerprintSha256() {
    return fingerprint.value();
  }

  /** The cryptography that handshakes under this identity use. */
  public JcaTlsCrypto crypto() {
    return crypto;
  }

  /** Proves this identity in one handshake. */
  public TlsCredentialedSigner credentials(TlsContext context) {
    return new JcaDefaultTlsCredentialedSigner(
        new TlsCryptoParameters(context),
        crypto,
        key,
        chain,
        new SignatureAndHashAlgorithm(HashAlgorithm.sha256, SignatureAlgorithm.ecdsa));
  }
}
