package io.candor.rtc.ice;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.rtc.ice.IceLite.Outcome;
import io.candor.rtc.stun.StunBuilder;
import io.candor.rtc.stun.StunClass;
import io.candor.rtc.stun.StunError;
import io.candor.rtc.stun.StunMessage;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class IceLiteTest {
  private static final InetSocketAddress HOME = new InetSocketAddress("192.0.2.7", 5000);
  private static final InetSocketAddress REBOUND = new InetSocketAddress("192.0.2.7", 6000);
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  private final SplittableRandom random = new SplittableRandom(5);
  private final IceCredentials server = IceCredentials.random(random);
  private final IceCredentials client = IceCredentials.random(random);
  private final byte[] key = server.pwd().getBytes(StandardCharsets.UTF_8);
  private final IceLite ice = new IceLite(server, client, 0);
  private final List<StunMessage> answers = new ArrayList<>();

  private StunBuilder check() {
    byte[] transaction = new byte[12];
    random.nextBytes(transaction);
    return StunBuilder.request(transaction)
        .username(server.ufrag() + ":" + client.ufrag())
        .priority(100)
        .iceControlling(7);
  }

  private ByteBuffer plain() {
    return check().integrity(key).fingerprint().build();
  }

  private ByteBuffer nomination() {
    return check().useCandidate().integrity(key).fingerprint().build();
  }

  private Outcome receive(long now, ByteBuffer datagram, InetSocketAddress from) {
    return ice.receive(
        now,
        datagram,
        from,
        (answer, to) -> {
          assertThat(to).isEqualTo(from);
          answers.add(Objects.requireNonNull(StunMessage.parse(answer)));
        });
  }

  @Test
  void answersAGoodCheck() {
    ByteBuffer check = plain();
    assertThat(receive(1, check, HOME)).isEqualTo(Outcome.SELECTED);
    StunMessage answer = answers.getFirst();
    assertThat(answer.messageClass()).isEqualTo(StunClass.SUCCESS);
    assertThat(answer.transactionId())
        .isEqualTo(Objects.requireNonNull(StunMessage.parse(check)).transactionId());
    assertThat(answer.xorMappedAddress()).isEqualTo(HOME);
    assertThat(answer.authentic(key)).isTrue();
    assertThat(answer.hasFingerprint()).isTrue();
    assertThat(receive(2, plain(), HOME)).isEqualTo(Outcome.ANSWERED);
  }

  @Test
  void makesDoWithTheFirstAddressUntilOneIsNominated() {
    assertThat(ice.selected()).isNull();
    receive(1, plain(), HOME);
    assertThat(ice.selected()).isEqualTo(HOME);
    assertThat(receive(2, plain(), REBOUND)).isEqualTo(Outcome.ANSWERED);
    assertThat(ice.selected()).isEqualTo(HOME);
    assertThat(receive(3, nomination(), REBOUND)).isEqualTo(Outcome.SELECTED);
    assertThat(ice.selected()).isEqualTo(REBOUND);
  }

  @Test
  void selectsWhatIsNominated() {
    assertThat(receive(1, nomination(), HOME)).isEqualTo(Outcome.SELECTED);
    assertThat(ice.selected()).isEqualTo(HOME);
    assertThat(receive(2, nomination(), HOME)).isEqualTo(Outcome.ANSWERED);
    assertThat(receive(3, nomination(), REBOUND)).isEqualTo(Outcome.SELECTED);
    assertThat(ice.selected()).isEqualTo(REBOUND);
  }

  @Test
  void followsAPlainCheckOnlyWhenTheSelectedAddressIsSilent() {
    receive(0, nomination(), HOME);
    assertThat(receive(IceLite.SILENT_NANOS - 1, plain(), REBOUND)).isEqualTo(Outcome.ANSWERED);
    assertThat(ice.selected()).isEqualTo(HOME);
    assertThat(receive(IceLite.SILENT_NANOS, plain(), REBOUND)).isEqualTo(Outcome.SELECTED);
    assertThat(ice.selected()).isEqualTo(REBOUND);
  }

  @Test
  void replayedNominationMovesNothingAndKeepsNothingAlive() {
    ByteBuffer old = nomination();
    receive(0, old, HOME);
    receive(SECOND, nomination(), REBOUND);
    assertThat(receive(2 * SECOND, old, HOME)).isEqualTo(Outcome.ANSWERED);
    assertThat(ice.selected()).isEqualTo(REBOUND);
    assertThat(ice.wakeAt()).isEqualTo(SECOND + IceLite.CONSENT_NANOS);
  }

  @Test
  void expiresAfterThirtySecondsOfSilence() {
    assertThat(ice.wakeAt()).isEqualTo(30 * SECOND);
    receive(10 * SECOND, plain(), HOME);
    assertThat(ice.expired(40 * SECOND - 1)).isFalse();
    assertThat(ice.expired(40 * SECOND)).isTrue();
    assertThat(ice.wakeAt()).isEqualTo(40 * SECOND);
  }

  @Test
  void tellsAControlledPeerToControl() {
    ByteBuffer conflict =
        StunBuilder.request(new byte[12])
            .username(server.ufrag() + ":" + client.ufrag())
            .priority(1)
            .iceControlled(-1)
            .integrity(key)
            .fingerprint()
            .build();
    assertThat(receive(1, conflict, HOME)).isEqualTo(Outcome.REFUSED);
    assertThat(answers.getFirst().error()).isEqualTo(StunError.ROLE_CONFLICT);
    assertThat(answers.getFirst().authentic(key)).isTrue();
  }

  @Test
  void refusesWhatIsNotAuthentic() {
    byte[] wrong = "wrong".getBytes(StandardCharsets.UTF_8);
    receive(1, check().integrity(wrong).fingerprint().build(), HOME);
    receive(1, check().fingerprint().build(), HOME);
    receive(1, StunBuilder.request(new byte[12]).integrity(key).fingerprint().build(), HOME);
    ByteBuffer otherSession =
        StunBuilder.request(new byte[12])
            .username(server.ufrag() + ":nobody")
            .useCandidate()
            .integrity(key)
            .fingerprint()
            .build();
    receive(1, otherSession, HOME);
    assertThat(answers)
        .extracting(answer -> Objects.requireNonNull(answer.error()).code())
        .containsExactly(401, 400, 400, 401);
    assertThat(ice.selected()).isNull();
    assertThat(ice.wakeAt()).isEqualTo(30 * SECOND);
  }

  @Test
  void neverAmplifies() {
    ByteBuffer smallest = StunBuilder.request(new byte[12]).fingerprint().build();
    ice.receive(
        1,
        smallest,
        HOME,
        (answer, to) -> assertThat(answer.remaining()).isLessThan(3 * smallest.remaining()));
  }

  @Test
  void namesWhatItDoesNotUnderstand() {
    // CHANGE-REQUEST of old: type 3, four bytes.
    byte[] unknown = {0, 3, 0, 4, 0, 0, 0, 0};
    byte[] before = check().build().array();
    ByteBuffer joined = ByteBuffer.allocate(before.length + unknown.length);
    ByteBuffer signed = Signing.signed(joined.put(before).put(unknown).array(), key);
    assertThat(receive(1, signed, HOME)).isEqualTo(Outcome.REFUSED);
    assertThat(Objects.requireNonNull(answers.getFirst().error()).code()).isEqualTo(420);
  }

  @Test
  void dropsWhatIsNoCheck() {
    StunMessage request = Objects.requireNonNull(StunMessage.parse(plain()));
    ByteBuffer response = StunBuilder.success(request).integrity(key).fingerprint().build();
    assertThat(receive(1, response, HOME)).isEqualTo(Outcome.DROPPED);
    assertThat(receive(1, check().integrity(key).build(), HOME)).isEqualTo(Outcome.DROPPED);
    assertThat(receive(1, ByteBuffer.allocate(40), HOME)).isEqualTo(Outcome.DROPPED);
    assertThat(answers).isEmpty();
  }
}
