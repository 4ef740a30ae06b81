package io.candor.rtc.session;

import io.candor.rtc.Outbox;
import io.candor.rtc.dtls.DtlsIdentity;
import io.candor.rtc.dtls.DtlsServer;
import io.candor.rtc.dtls.Fingerprint;
import io.candor.rtc.ice.Candidate;
import io.candor.rtc.ice.IceCredentials;
import io.candor.rtc.ice.IceLite;
import io.candor.rtc.peer.LossyLink;
import io.candor.rtc.peer.PublishingPeer;
import io.candor.rtc.rtp.RtpPacket;
import io.candor.rtc.sdp.AnswerTransport;
import io.candor.rtc.sdp.MediaKind;
import io.candor.rtc.sdp.SdpAnswer;
import io.candor.rtc.sdp.SdpOffer;
import io.candor.rtc.vp8.EncodedFrame;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * A student's browser and the relay's session, joined by a simulated network in virtual time: an
 * hour passes in seconds, and the same seed brings the same weather.
 */
final class VirtualCall implements SessionListener, MediaOutput {
  static final long MILLI = 1_000_000L;
  static final long SECOND = 1_000 * MILLI;
  private static final InetSocketAddress RELAY = new InetSocketAddress("192.0.2.1", 3478);
  private static final Executor HANDSHAKES = Thread::startVirtualThread;
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final DtlsIdentity SERVER = DtlsIdentity.generate(RANDOM, Instant.EPOCH);
  private static final DtlsIdentity CLIENT = DtlsIdentity.generate(RANDOM, Instant.EPOCH);

  @SuppressWarnings("ArrayRecordComponent")
  private record Flying(InetSocketAddress from, byte[] data) {}

  final List<EncodedFrame> frames = new ArrayList<>();
  final List<Long> soundTimes = new ArrayList<>();
  final PublishingPeer student;
  final RtcSession relay;
  final IncomingMedia media;
  @Nullable SessionEnd ended;
  private InetSocketAddress studentAddress = new InetSocketAddress("198.51.100.7", 40_000);
  private LossyLink<Flying> up;
  private LossyLink<Flying> down;
  private long now = 1_700_000_000L * SECOND;
  private boolean cut;

  VirtualCall(long seed) {
    up = new LossyLink<>(LossyLink.Weather.fair(10 * MILLI), seed);
    down = new LossyLink<>(LossyLink.Weather.fair(10 * MILLI), seed + 1);
    student = new PublishingPeer(CLIENT, HANDSHAKES, new SplittableRandom(seed), true, () -> {});
    SdpOffer offer = SdpOffer.parse(student.offer());
    IceCredentials ice = IceCredentials.random(new SplittableRandom(seed + 2));
    SdpAnswer answer =
        SdpAnswer.publish(
            offer,
            new AnswerTransport(
                ice, SERVER.fingerprintSha256(), List.of(Candidate.udpHost(RELAY, 0)), 1),
            0);
    List<Fingerprint> expected =
        offer.fingerprints().stream()
            .map(print -> Fingerprint.parse(print.hash(), print.value()))
            .filter(Objects::nonNull)
            .toList();
    DtlsServer dtls = new DtlsServer(SERVER, expected, HANDSHAKES, () -> {});
    relay = new RtcSession(new IceLite(ice, offer.ice(), now), dtls, this, now);
    media = new IncomingMedia(answer.tracks(), 77, Duration.ofSeconds(10), this, now);
    student.answer(now, answer.text());
    handshake = dtls;
  }

  private final DtlsServer handshake;

  long now() {
    return now;
  }

  /** Changes the network both ways. */
  void weather(LossyLink.Weather weather, long seed) {
    up = new LossyLink<>(weather, seed);
    down = new LossyLink<>(weather, seed + 1);
  }

  /** Cuts or mends the network. */
  void cut(boolean isCut) {
    cut = isCut;
  }

  /** The student's NAT forgets its binding: the next packet comes from another address. */
  void rebind() {
    studentAddress =
        new InetSocketAddress(studentAddress.getAddress(), studentAddress.getPort() + 1);
  }

  /** Lets the student's browser and the relay live for a while. */
  void run(long nanos) {
    long until = now + nanos;
    while (now < until) {
      now += 5 * MILLI;
      settle();
      student.wake(now, this::fromStudent);
      settle();
      for (Flying next = up.receive(now); next != null; next = up.receive(now)) {
        relay.receive(now, next.from(), next.data(), this::fromRelay);
        settle();
      }
      relay.wake(now, this::fromRelay);
      if (relay.established() && now >= media.wakeAt()) {
        media.wake(now, (buffer, length) -> relay.sendRtcp(buffer, length, this::fromRelay));
      }
      for (Flying next = down.receive(now); next != null; next = down.receive(now)) {
        student.receive(now, next.from(), next.data(), this::fromStudent);
        settle();
      }
    }
  }

  /** Waits, in real time, until both handshake threads have worked off what they got. */
  private void settle() {
    while (!handshake.idle() || !student.transport().idle()) {
      Thread.onSpinWait();
    }
  }

  private void fromStudent(ByteBuffer datagram, InetSocketAddress to) {
    if (!cut) {
      up.send(now, new Flying(studentAddress, copy(datagram)));
    }
  }

  private void fromRelay(ByteBuffer datagram, InetSocketAddress to) {
    // What goes to an address that the NAT has forgotten goes nowhere.
    if (!cut && to.equals(studentAddress)) {
      down.send(now, new Flying(RELAY, copy(datagram)));
    }
  }

  private static byte[] copy(ByteBuffer datagram) {
    byte[] data = new byte[datagram.remaining()];
    datagram.get(data);
    return data;
  }

  Outbox relayOut() {
    return this::fromRelay;
  }

  @Override
  public void established(long nowNanos) {}

  @Override
  public void rtp(long nowNanos, RtpPacket packet) {
    media.rtp(nowNanos, packet);
  }

  @Override
  public void rtcp(long nowNanos, byte[] data, int length) {
    media.rtcp(nowNanos, data, length);
  }

  @Override
  public void ended(long nowNanos, SessionEnd end) {
    ended = end;
  }

  @Override
  public void video(EncodedFrame frame, long serverNanos) {
    frames.add(frame);
  }

  @Override
  public void audio(byte[] opus, long serverNanos) {
    soundTimes.add(serverNanos);
  }

  @Override
  public void packet(long atNanos, MediaKind kind, RtpPacket packet, long sequence) {}

  @Override
  public void lost(MediaKind kind) {}
}
