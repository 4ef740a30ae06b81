package io.candor.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SelfMadeCertificateTest {
  private static final Set<String> NAMES = Set.of("exam.example", "192.0.2.7", "2001:db8::7");

  @TempDir private Path folder;
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private final InstantSource clock = () -> now;

  private Certificates made(Set<String> names) {
    return Certificates.selfMade(folder, names, clock, new SecureRandom());
  }

  @Test
  void isForTheNamesAndKeptWithItsKeyForItsOwnerOnly() throws Exception {
    try (Certificates certificates = made(NAMES)) {
      X509Certificate certificate = certificates.first().chain().getFirst();
      certificate.verify(certificate.getPublicKey());
      assertThat(
              certificate.getSubjectAlternativeNames().stream()
                  .map(name -> String.valueOf(name.get(1))))
          .contains("exam.example", "192.0.2.7")
          .hasSize(3);
    }
    assertThat(Files.getPosixFilePermissions(folder.resolve("self-made.pem")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void isTheSameAfterARestartUnlessTheNamesChange() {
    Set<String> names = Set.of("exam.example", "192.0.2.7");
    Credentials first = made(names).first();
    assertThat(made(names).first()).isEqualTo(first);
    assertThat(made(Set.of("another.example")).first()).isNotEqualTo(first);
  }

  @Test
  void isRenewedAMonthBeforeItsEnd() {
    List<Credentials> told = new ArrayList<>();
    try (Certificates certificates = made(NAMES)) {
      now = now.plus(Duration.ofDays(359));
      certificates.look(told::add);
      assertThat(told).isEmpty();
      now = now.plus(Duration.ofDays(2));
      certificates.look(told::add);
      certificates.look(told::add);
      assertThat(told).hasSize(1);
      assertThat(told.getFirst()).isNotEqualTo(certificates.first());
    }
  }

  @Test
  void whatCannotBeReadIsMadeAgain() throws Exception {
    Files.writeString(folder.resolve("self-made.pem"), "rotten");
    assertThat(made(NAMES).first().chain()).hasSize(1);
  }
}
