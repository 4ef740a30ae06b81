package io.candor.rtc.dtls;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.rtc.peer.DtlsClient;
import io.candor.rtc.srtp.MasterKey;
import io.candor.rtc.srtp.SrtpProfile;
import io.candor.rtc.srtp.SrtpReceiver;
import io.candor.rtc.srtp.SrtpSender;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.bouncycastle.tls.TlsContext;
import org.bouncycastle.tls.TlsCredentials;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DtlsHandshakeTest {
  private static final DtlsIdentity RELAY = Identities.fresh();
  private static final DtlsIdentity STUDENT = Identities.fresh();
  private static final DtlsIdentity STRANGER = Identities.fresh();

  private final HandshakeThreads threads = new HandshakeThreads();
  private final LossyWire wire = LossyWire.perfect();
  private final DtlsServer server = server(List.of(STUDENT.fingerprint()));

  @Test
  void agreesOnGcmWhenBothProfilesAreOffered() {
    DtlsClient client = client(RELAY.fingerprint());
    Handshake.Done done = complete(server, client);
    assertThat(done.profile()).isEqualTo(SrtpProfile.AEAD_AES_128_GCM);
  }

  @ParameterizedTest
  @EnumSource
  void keysOfBothEndsFit(SrtpProfile profile) {
    DtlsClient client = client(List.of(profile), DtlsPeer.MTU);
    Handshake.Done atServer = complete(server, client);
    Handshake.Done atClient = (Handshake.Done) client.handshake();
    assertThat(atServer.profile()).isEqualTo(profile);
    assertThat(passes(atClient.keys().client(), atServer.keys().client())).isTrue();
    assertThat(passes(atServer.keys().server(), atClient.keys().server())).isTrue();
    assertThat(passes(atServer.keys().server(), atClient.keys().client())).isFalse();
  }

  @Test
  void holdsNoThreadAfterwards() throws Exception {
    complete(server, client(RELAY.fingerprint()));
    threads.awaitHeld(0);
  }

  @ParameterizedTest
  @CsvSource({"70, 3", "100, 2", "130, 2"})
  void takesAClientHelloInFragmentsOfAnyOrder(int mtu, int fragments) {
    DtlsClient client = client(List.of(SrtpProfile.values()), mtu);
    client.start();
    List<byte[]> hello = wire.outputOf(client);
    assertThat(hello.size()).isGreaterThanOrEqualTo(fragments);
    assertThat(hello).allSatisfy(fragment -> assertThat(fragment.length).isLessThanOrEqualTo(mtu));
    hello.reversed().forEach(fragment -> server.receive(ByteBuffer.wrap(fragment)));
    wire.pumpUntilDecided(server, client);
    assertThat(server.handshake()).isInstanceOf(Handshake.Done.class);
  }

  @Test
  void refusesACertificateThatIsNotTheSdps() {
    DtlsServer strict = server(List.of(STRANGER.fingerprint()));
    DtlsClient client = client(RELAY.fingerprint());
    decide(strict, client);
    assertFailed(strict, "the peer's certificate is not the one of its SDP");
    assertFailed(client, "the peer ended the handshake: bad certificate");
  }

  @Test
  void refusesAClientWithoutACertificate() {
    DtlsClient client =
        new DtlsClient(STUDENT, RELAY.fingerprint(), threads, wire::wake) {
          @Override
          protected @Nullable TlsCredentials credentials(TlsContext context) {
            return null;
          }
        };
    decide(server, client);
    assertFailed(server, "the peer shows no certificate");
  }

  @Test
  void refusesAClientThatOffersNoSrtp() {
    DtlsClient client = client(List.of(), DtlsPeer.MTU);
    decide(server, client);
    assertFailed(server, "the peer offers no SRTP profile the relay has");
  }

  @Test
  void clientRefusesAnotherServer() {
    DtlsClient client = client(STRANGER.fingerprint());
    decide(server, client);
    assertFailed(client, "the server's certificate is not the one of its SDP");
    assertFailed(server, "the peer ended the handshake: bad certificate");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sha-256", "sha-384", "sha-512"})
  void oneOfSeveralFingerprintsSuffices(String algorithm) {
    Fingerprint longer = Fingerprint.of(algorithm, STUDENT.certificate());
    complete(server(List.of(STRANGER.fingerprint(), longer)), client(RELAY.fingerprint()));
  }

  @Test
  void endsWhenThePeerFallsSilent() throws Exception {
    DtlsServer impatient =
        new DtlsServer(RELAY, List.of(STUDENT.fingerprint()), threads, wire::wake, 300);
    DtlsClient client = client(RELAY.fingerprint());
    client.start();
    wire.outputOf(client).forEach(hello -> impatient.receive(ByteBuffer.wrap(hello)));
    wire.awaitUntil(() -> LossyWire.decided(impatient));
    assertFailed(impatient, "the handshake was not complete in time");
    client.close();
    threads.awaitHeld(0);
  }

  @Test
  void closingEndsAPendingHandshake() throws Exception {
    DtlsClient client = client(RELAY.fingerprint());
    client.start();
    client.close();
    threads.awaitHeld(0);
    assertFailed(client, "the handshake failed: closed");
  }

  @Test
  void failsWhenNoThreadIsToBeHad() {
    DtlsServer starved =
        new DtlsServer(
            RELAY,
            List.of(STUDENT.fingerprint()),
            task -> {
              throw new RejectedExecutionException("full");
            },
            wire::wake);
    starved.start();
    assertFailed(starved, "the relay takes no more handshakes");
  }

  private DtlsServer server(List<Fingerprint> expected) {
    return new DtlsServer(RELAY, expected, threads, wire::wake);
  }

  private DtlsClient client(Fingerprint expected) {
    return new DtlsClient(STUDENT, expected, threads, wire::wake);
  }

  private DtlsClient client(List<SrtpProfile> profiles, int mtu) {
    return new DtlsClient(STUDENT, RELAY.fingerprint(), profiles, mtu, threads, wire::wake);
  }

  private Handshake.Done complete(DtlsServer relay, DtlsClient client) {
    decide(relay, client);
    assertThat(client.handshake()).isInstanceOf(Handshake.Done.class);
    assertThat(relay.handshake()).isInstanceOf(Handshake.Done.class);
    return (Handshake.Done) relay.handshake();
  }

  private void decide(DtlsServer relay, DtlsClient client) {
    client.start();
    wire.pumpUntilDecided(relay, client);
  }

  private static void assertFailed(DtlsPeer peer, String reason) {
    assertThat(peer.handshake()).isEqualTo(new Handshake.Failed(reason));
  }

  private static boolean passes(MasterKey from, MasterKey to) {
    byte[] packet = new byte[64];
    packet[0] = (byte) 0x80;
    byte[] buf = Arrays.copyOf(packet, 100);
    int length = new SrtpSender(from).protect(buf, 0, packet.length);
    return new SrtpReceiver(to).unprotect(buf, 0, length) == packet.length;
  }
}
