package io.candor.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.candor.config.Encryption;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.interfaces.RSAPrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.util.io.pem.PemObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CertificateFilesTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  @TempDir private Path folder;
  private Path chain;
  private Path key;
  private Instant now = NOW;
  private final InstantSource clock = () -> now;

  @BeforeEach
  void name() {
    chain = folder.resolve("chain.pem");
    key = folder.resolve("key.pem");
  }

  /** Writes a certificate and its key. */
  private KeyPair certify(String algorithm, boolean pkcs8) throws Exception {
    KeyPair pair = KeyPairGenerator.getInstance(algorithm).generateKeyPair();
    write(chain, certificate(pair));
    write(key, pkcs8 ? new JcaPKCS8Generator(pair.getPrivate(), null) : traditional(pair));
    return pair;
  }

  /** As OpenSSL writes it: the curve stands in the key itself (RFC 5915). */
  private static Object traditional(KeyPair pair) throws IOException {
    if (!(pair.getPrivate() instanceof java.security.interfaces.ECPrivateKey secret)) {
      return pair.getPrivate();
    }
    PrivateKeyInfo info = PrivateKeyInfo.getInstance(secret.getEncoded());
    int bits = secret.getParams().getOrder().bitLength();
    ECPrivateKey whole =
        new ECPrivateKey(bits, secret.getS(), info.getPrivateKeyAlgorithm().getParameters());
    return new PemObject("EC PRIVATE KEY", whole.getEncoded());
  }

  /** What makes two keys the same, in whatever form they came. */
  private static BigInteger secret(PrivateKey key) {
    return key instanceof java.security.interfaces.ECPrivateKey curve
        ? curve.getS()
        : ((RSAPrivateKey) key).getPrivateExponent();
  }

  private static Object certificate(KeyPair pair)
      throws OperatorCreationException, GeneralSecurityException {
    X500Name name = new X500Name("CN=exam.example");
    String signing = pair.getPrivate().getAlgorithm().equals("RSA") ? "RSA" : "ECDSA";
    return new JcaX509v3CertificateBuilder(
            name,
            BigInteger.TEN,
            Date.from(NOW.minus(Duration.ofDays(1))),
            Date.from(NOW.plus(Duration.ofDays(90))),
            name,
            pair.getPublic())
        .build(new JcaContentSignerBuilder("SHA256with" + signing).build(pair.getPrivate()));
  }

  private static void write(Path file, Object... objects) throws IOException {
    StringWriter text = new StringWriter();
    try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
      for (Object object : objects) {
        writer.writeObject(object);
      }
    }
    Files.writeString(file, text.toString());
  }

  private Certificates open() {
    return Certificates.ofFiles(new Encryption.Files(chain, key), clock);
  }

  @ParameterizedTest
  @CsvSource({"RSA, true", "RSA, false", "EC, true", "EC, false"})
  void everyUsualFormOfKeyIsTaken(String algorithm, boolean pkcs8) throws Exception {
    KeyPair pair = certify(algorithm, pkcs8);
    try (Certificates certificates = open()) {
      assertThat(certificates.first().chain().getFirst().getPublicKey())
          .isEqualTo(pair.getPublic());
      assertThat(secret(certificates.first().key())).isEqualTo(secret(pair.getPrivate()));
      assertThat(certificates.first().keyStore().size()).isEqualTo(1);
    }
  }

  @Test
  void whatCannotBeUsedIsOneSentence() throws Exception {
    assertThatThrownBy(this::open).hasMessageContaining("chain.pem\" cannot be read");
    certify("EC", true);
    KeyPair another = KeyPairGenerator.getInstance("EC").generateKeyPair();
    write(key, traditional(another));
    assertThatThrownBy(this::open).hasMessageContaining("key.pem\" has another key");
    Files.writeString(key, "nothing\n");
    assertThatThrownBy(this::open).hasMessageContaining("key.pem\" has no unencrypted key");
    Files.writeString(key, "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n");
    assertThatThrownBy(this::open).hasMessageContaining("in PEM form");
    certify("EC", true);
    Files.writeString(chain, "");
    assertThatThrownBy(this::open).hasMessageContaining("chain.pem\" has no certificate");
    certify("EC", true);
    now = NOW.plus(Duration.ofDays(91));
    assertThatThrownBy(this::open).hasMessageContaining("ended on 2026-04-01");
  }

  @Test
  void aNewPairIsToldOnceAndABadOneNever() throws Exception {
    certify("EC", true);
    List<Credentials> told = new ArrayList<>();
    try (Certificates certificates = open()) {
      certificates.look(told::add);
      assertThat(told).as("nothing has changed").isEmpty();
      // Half of a renewal: the chain is there, its key isn't yet.
      KeyPair next = KeyPairGenerator.getInstance("EC").generateKeyPair();
      write(chain, certificate(next));
      certificates.look(told::add);
      assertThat(told).isEmpty();
      write(key, traditional(next));
      certificates.look(told::add);
      certificates.look(told::add);
      assertThat(told).hasSize(1);
      assertThat(secret(told.getFirst().key())).isEqualTo(secret(next.getPrivate()));
      Files.delete(key);
      certificates.look(told::add);
      assertThat(told).hasSize(1);
    }
  }
}
