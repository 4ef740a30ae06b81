package io.candor.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When an authority is asked, and what is shown meanwhile. */
class AcmeCertificateTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final Duration LIFE = Duration.ofDays(89);
  private static final List<String> NAMES = List.of("exam.example", "a.exam.example");

  @TempDir private Path folder;
  private Instant now = NOW;
  private final InstantSource clock = () -> now;
  private final SecureRandom random = new SecureRandom();
  private final Authority authority = new Authority();
  private final List<Credentials> told = new ArrayList<>();
  private PemFile file = new PemFile(Path.of("certificate.pem"));

  /** Gives a certificate of 90 days, or what it is told to say. */
  private final class Authority implements CertificateAuthority {
    int asked;
    int advised;
    @Nullable AuthorityException refusal;
    Optional<RenewalAdvice> advice = Optional.empty();

    @Override
    public Credentials order(List<String> names) {
      asked++;
      if (refusal != null) {
        throw refusal;
      }
      SelfSigner signer = new SelfSigner(clock, random);
      KeyPair pair = signer.pair();
      return new Credentials(
          List.of(signer.certificate(pair, "CN=authority", names, LIFE)),
          pair.getPrivate(),
          Credentials.Origin.OTHERS);
    }

    @Override
    public Optional<RenewalAdvice> advice(X509Certificate certificate) {
      advised++;
      return advice;
    }

    void refuse(Optional<Instant> again) {
      refusal = new AuthorityException("The certificate authority refused", again, null);
    }
  }

  @BeforeEach
  void place() {
    file = new PemFile(folder.resolve("acme/certificate.pem"));
  }

  private Certificates open(List<String> names) {
    return Certificates.byAuthority(
        names,
        authority,
        file,
        new SelfMadeCertificate(folder.resolve("own.pem"), Set.of("localhost"), clock, random),
        new Challenges(),
        clock);
  }

  private void obtained() throws Exception {
    try (Certificates certificates = open(NAMES)) {
      certificates.look(told::add);
      Files.setLastModifiedTime(file.path(), FileTime.from(now));
    }
  }

  private static Standing.Kind kind(Certificates certificates) {
    return certificates.standing().kind();
  }

  @Test
  void isMadeHereUntilTheAuthorityGivesOne() {
    authority.refuse(Optional.empty());
    try (Certificates certificates = open(NAMES)) {
      certificates.look(told::add);
      assertThat(certificates.first().selfMade()).isTrue();
      assertThat(kind(certificates)).isEqualTo(Standing.Kind.AWAITED);
      assertThat(certificates.standing().studentsCanConnect()).isFalse();
      assertThat(certificates.problem())
          .contains(
              "The certificate authority refused; it is asked again at 2026-01-01T00:01:00Z.");
      authority.refusal = null;
      now = now.plusSeconds(60);
      certificates.look(told::add);
      assertThat(told).hasSize(1);
      assertThat(kind(certificates)).isEqualTo(Standing.Kind.GOOD);
      assertThat(certificates.problem()).isEmpty();
    }
  }

  @Test
  void theAuthorityIsLeftAloneLongerAfterEachFailure() {
    authority.refuse(Optional.empty());
    try (Certificates certificates = open(NAMES)) {
      List<Long> minutes = new ArrayList<>();
      for (long minute = 0; minute < 3000; minute++) {
        now = NOW.plus(Duration.ofMinutes(minute));
        int before = authority.asked;
        certificates.look(told::add);
        certificates.look(told::add);
        if (authority.asked > before) {
          minutes.add(minute);
        }
        assertThat(certificates.problem()).as("stays visible").isPresent();
      }
      assertThat(minutes).startsWith(0L, 1L, 4L, 13L, 40L, 121L, 364L, 724L, 1084L);
      assertThat(authority.asked).isEqualTo(minutes.size());
    }
  }

  @Test
  void theAuthoritysOwnTimeIsKeptUpToAWeek() {
    authority.refuse(Optional.of(NOW.plus(Duration.ofHours(5))));
    try (Certificates certificates = open(NAMES)) {
      certificates.look(told::add);
      now = NOW.plus(Duration.ofHours(5)).minusSeconds(1);
      certificates.look(told::add);
      assertThat(authority.asked).isEqualTo(1);
      now = now.plusSeconds(1);
      authority.refuse(Optional.of(Instant.parse("2999-01-01T00:00:00Z")));
      certificates.look(told::add);
      assertThat(authority.asked).isEqualTo(2);
      now = now.plus(Duration.ofDays(7));
      certificates.look(told::add);
      assertThat(authority.asked).isEqualTo(3);
    }
  }

  @Test
  void isRenewedWhenAThirdOfItsLifeIsLeft() throws Exception {
    obtained();
    try (Certificates certificates = open(NAMES)) {
      assertThat(certificates.first().chain()).isEqualTo(told.getFirst().chain());
      Instant due = told.getFirst().expires().minus(Duration.ofDays(30));
      now = due.minusSeconds(1);
      certificates.look(told::add);
      assertThat(told).hasSize(1);
      now = due;
      certificates.look(told::add);
      certificates.look(told::add);
      assertThat(told).hasSize(2);
      assertThat(authority.asked).isEqualTo(2);
    }
  }

  @Test
  void isShownAfterARestartWithoutAQuestion() throws Exception {
    obtained();
    authority.refuse(Optional.empty());
    try (Certificates certificates = open(NAMES)) {
      certificates.look(told::add);
      assertThat(certificates.first().chain()).isEqualTo(told.getFirst().chain());
      assertThat(kind(certificates)).isEqualTo(Standing.Kind.GOOD);
      assertThat(authority.asked).isEqualTo(1);
      assertThat(authority.advised).isZero();
    }
  }

  @Test
  void aClockThatIsFarAheadDoesNotAskAtEveryLook() throws Exception {
    obtained();
    now = now.plus(Duration.ofDays(400));
    try (Certificates certificates = open(NAMES)) {
      Instant ahead = now;
      authority.refusal = null;
      certificates.look(told::add);
      assertThat(authority.asked).isEqualTo(2);
      // The authority's time is another one: what it gives looks used up here.
      now = ahead.plus(Duration.ofDays(29));
      certificates.look(told::add);
      assertThat(authority.asked).isEqualTo(2);
    }
  }

  @Test
  void theEndIsToldWhereNobodyRenews() throws Exception {
    obtained();
    authority.refuse(Optional.empty());
    try (Certificates certificates = open(NAMES)) {
      Instant end = told.getFirst().expires();
      now = end.minus(Duration.ofDays(14));
      certificates.look(told::add);
      assertThat(kind(certificates)).isEqualTo(Standing.Kind.GOOD);
      assertThat(certificates.problem()).isPresent();
      now = now.plusSeconds(1);
      certificates.look(told::add);
      assertThat(kind(certificates)).isEqualTo(Standing.Kind.ENDS_SOON);
      assertThat(certificates.standing().studentsCanConnect()).isTrue();
      assertThat(certificates.standing().ends()).isEqualTo(end);
      now = end;
      certificates.look(told::add);
      assertThat(kind(certificates)).isEqualTo(Standing.Kind.ENDED);
      assertThat(certificates.standing().studentsCanConnect()).isFalse();
    }
  }

  @Test
  void otherNamesMakeAnotherOneNecessary() throws Exception {
    obtained();
    List<String> more = List.of("exam.example", "b.exam.example");
    try (Certificates certificates = open(more)) {
      assertThat(certificates.first().selfMade()).as("good for the first name").isFalse();
      certificates.look(told::add);
      certificates.look(told::add);
      assertThat(told).hasSize(2);
      assertThat(told.getLast().names()).containsExactly("b.exam.example", "exam.example");
    }
    try (Certificates certificates = open(List.of("another.example"))) {
      assertThat(certificates.first().selfMade()).isTrue();
    }
  }

  @Test
  void whatIsRottenIsAskedForAgain() throws Exception {
    obtained();
    for (String rotten : List.of("", "rotten", file.text().substring(300))) {
      Files.writeString(file.path(), rotten);
      try (Certificates certificates = open(NAMES)) {
        assertThat(certificates.first().selfMade()).isTrue();
        certificates.look(told::add);
        assertThat(kind(certificates)).isEqualTo(Standing.Kind.GOOD);
      }
    }
    assertThat(authority.asked).isEqualTo(4);
  }

  @Test
  void theAuthoritysAdviceIsFollowed() throws Exception {
    obtained();
    try (Certificates certificates = open(NAMES)) {
      Instant from = NOW.plus(Duration.ofDays(10));
      authority.advice =
          Optional.of(
              new CertificateAuthority.RenewalAdvice(
                  from, from.plus(Duration.ofDays(2)), Optional.empty()));
      now = NOW.plus(Duration.ofHours(6));
      certificates.look(told::add);
      certificates.look(told::add);
      assertThat(authority.advised).isEqualTo(1);
      assertThat(authority.asked).isEqualTo(1);
      now = from.plus(Duration.ofDays(1));
      certificates.look(told::add);
      assertThat(authority.asked).isEqualTo(2);
    }
  }

  @Test
  void adviceThatIsAlwaysNowIsFollowedOnceADay() throws Exception {
    obtained();
    try (Certificates certificates = open(NAMES)) {
      authority.advice =
          Optional.of(
              new CertificateAuthority.RenewalAdvice(
                  NOW, NOW.plusSeconds(2), Optional.of(Instant.MIN)));
      for (int hour = 0; hour < 72; hour++) {
        now = NOW.plus(Duration.ofHours(hour));
        certificates.look(told::add);
      }
      assertThat(authority.asked).isEqualTo(3);
    }
  }
}
