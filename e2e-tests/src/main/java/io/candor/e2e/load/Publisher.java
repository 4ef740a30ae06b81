package io.candor.e2e.load;

import io.candor.rtc.dtls.Fingerprint;
import io.candor.rtc.dtls.Handshake;
import io.candor.rtc.ice.Candidate;
import io.candor.rtc.ice.IceCredentials;
import io.candor.rtc.peer.DtlsClient;
import io.candor.rtc.peer.IceControlling;
import io.candor.rtc.rtcp.Rtcp;
import io.candor.rtc.rtcp.RtcpWriter;
import io.candor.rtc.sdp.MediaSection;
import io.candor.rtc.sdp.SessionDescription;
import io.candor.rtc.srtp.SrtpReceiver;
import io.candor.rtc.srtp.SrtpSender;
import io.candor.rtc.stun.StunBuilder;
import io.candor.rtc.stun.StunClass;
import io.candor.rtc.stun.StunMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * One peer connection of a student as seen from the network: a full ICE agent, a DTLS client and
 * SRTP streams of pre-encoded frames, on a socket of its own. It belongs to its loop's thread; only
 * {@link #offer()} and the futures are for others.
 */
public final class Publisher {
  private static final int SPARE = 64;

  /** Where an RTP header has them (RFC 3550 §5.1). */
  private static final int SEQUENCE = 2;

  private static final int SSRC = 8;

  /** Some seconds of one publisher. */
  private static final int MOST_LEFT = 1024;

  private final PublisherLoop loop;
  private final PublisherKit kit;
  private final RandomGenerator random;
  private final DatagramChannel channel;
  private final IceCredentials local;
  private final StreamIds ids;
  private final CompletableFuture<Void> secured = new CompletableFuture<>();
  private final CompletableFuture<Void> lost = new CompletableFuture<>();
  private final List<Candidate> trickled = new ArrayList<>();
  private final Map<Long, byte[]> left = new Left();
  private Way way = Optional::of;
  private boolean resentApart;
  private @Nullable IceControlling ice;
  private @Nullable DtlsClient dtls;
  private @Nullable SrtpSender sender;
  private @Nullable SrtpReceiver receiver;
  private @Nullable PublisherMedia media;
  private long alarm = Long.MAX_VALUE;
  private boolean closed;

  Publisher(PublisherLoop loop, PublisherKit kit, RandomGenerator random, InetAddress host) {
    this.loop = loop;
    this.kit = kit;
    this.random = random;
    local = IceCredentials.random(random);
    ids = StreamIds.random(random);
    try {
      channel = DatagramChannel.open();
      channel.setOption(StandardSocketOptions.SO_RCVBUF, 64 * 1024);
      channel.bind(new InetSocketAddress(host, 0));
      loop.register(channel, this);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The SDP offer. */
  public String offer() {
    try {
      InetSocketAddress host = (InetSocketAddress) channel.getLocalAddress();
      String fingerprint = kit.identity().fingerprintSha256();
      boolean silent = kit.footage().silent();
      return new OfferText(local, host, fingerprint, kit.setup(), ids, silent).text();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Connects to what an answer names; media flows as soon as the keys are there. */
  public void answer(String sdp) {
    answer(sdp, Optional::of);
  }

  /**
   * The same by another way.
   *
   * @param way where checks are sent for an address that the other side names, if anywhere
   */
  public void answer(String sdp, Way way) {
    boolean apart = sdp.contains(" rtx/90000");
    loop.execute(() -> connect(SessionDescription.parse(sdp), way, apart));
  }

  /** The packets that have left last, protected, by stream and number. */
  private static final class Left extends LinkedHashMap<Long, byte[]> {
    private static final long serialVersionUID = 1L;

    @Override
    protected boolean removeEldestEntry(Map.Entry<Long, byte[]> eldest) {
      return size() > MOST_LEFT;
    }
  }

  /** A way through the network. */
  @FunctionalInterface
  public interface Way {
    Optional<InetSocketAddress> to(InetSocketAddress address);
  }

  /** One more address of the other side, told beside the answer or before it. */
  public void candidate(String line) {
    Candidate told = Candidate.parse(line);
    if (told != null) {
      loop.execute(
          () -> {
            trickled.add(told);
            if (ice != null) {
              tryTrickled();
              step();
            }
          });
    }
  }

  private void tryTrickled() {
    trickled.forEach(this::tryIt);
    trickled.clear();
  }

  private void tryIt(Candidate candidate) {
    InetSocketAddress address = candidate.address();
    if (address != null && candidate.transport() == Candidate.Transport.UDP) {
      way.to(address).ifPresent(Objects.requireNonNull(ice)::addRemote);
    }
  }

  /** Completes when the DTLS handshake is done, or fails with its reason. */
  public CompletableFuture<Void> secured() {
    return secured;
  }

  /** Completes when the other side has not answered for 30 s. */
  public CompletableFuture<Void> lost() {
    return lost;
  }

  /** Stops the media and tells what was sent; lost packets are still sent again. */
  public Sent stopMedia() {
    return loop.call(
        () -> {
          if (media == null) {
            return Sent.NOTHING;
          }
          media.stop();
          return media.sent();
        });
  }

  /** What was sent so far. */
  public Sent sent() {
    return loop.call(() -> media == null ? Sent.NOTHING : media.sent());
  }

  /** Goes without a word, as a pulled cable does. */
  public void vanish() {
    loop.call(
        () -> {
          closed = true;
          shut();
          return true;
        });
  }

  private void connect(SessionDescription answer, Way by, boolean apart) {
    way = by;
    resentApart = apart;
    MediaSection section = answer.media().getFirst();
    IceCredentials remote = Objects.requireNonNull(section.ice(), "the answer has no ICE");
    Fingerprint fingerprint =
        Fingerprint.parse(
            section.fingerprints().getFirst().hash(), section.fingerprints().getFirst().value());
    ice = new IceControlling(local, remote, random, System.nanoTime());
    dtls =
        new DtlsClient(
            kit.identity(),
            Objects.requireNonNull(fingerprint),
            kit.handshakes(),
            () -> loop.execute(this::step));
    for (MediaSection each : answer.media()) {
      each.candidates().forEach(this::tryIt);
    }
    tryTrickled();
    step();
  }

  /** Takes one datagram; it belongs to the loop and is free again afterwards. */
  void receive(long now, InetSocketAddress from, ByteBuffer datagram) {
    if (closed || ice == null || dtls == null || !datagram.hasRemaining()) {
      return;
    }
    int first = datagram.get(0) & 0xff;
    if (first < 4) {
      if (!ice.receive(now, datagram, from, this::transmit)) {
        answerCheck(datagram, from);
      }
      step();
    } else if (first >= 20 && first < 64) {
      dtls.receive(datagram);
      step();
    } else if (receiver != null && media != null) {
      feedback(datagram);
    }
  }

  /** Some lite servers, Janus for one, check the path themselves all the same. */
  private void answerCheck(ByteBuffer datagram, InetSocketAddress from) {
    StunMessage request = StunMessage.parse(datagram);
    byte[] key = local.pwd().getBytes(StandardCharsets.UTF_8);
    if (request != null && request.messageClass() == StunClass.REQUEST && request.authentic(key)) {
      StunBuilder success = StunBuilder.success(request).xorMappedAddress(from);
      transmit(success.integrity(key).fingerprint().build(), from);
    }
  }

  /** The loop's alarm of {@code due}; only the latest one set counts. */
  void ring(long due, long now) {
    if (due == alarm && !closed) {
      alarm = Long.MAX_VALUE;
      step(now);
    }
  }

  private void step() {
    step(System.nanoTime());
  }

  private void step(long now) {
    if (closed || ice == null || dtls == null) {
      return;
    }
    ice.wake(now, this::transmit);
    if (ice.state(now) == IceControlling.State.LOST) {
      lost.complete(null);
      return;
    }
    if (ice.selected() != null) {
      secure(dtls, now);
    }
    if (media != null) {
      media.wake(now);
      RtcpWriter report = media.report(now);
      if (report != null) {
        protectAndSend(report);
      }
    }
    setAlarm();
  }

  private void setAlarm() {
    long next = Objects.requireNonNull(ice).wakeAt();
    if (media != null && media.wakeAt() != Long.MAX_VALUE) {
      next = next - media.wakeAt() < 0 ? next : media.wakeAt();
    }
    if (next != alarm) {
      alarm = next;
      loop.wakeAt(next, this);
    }
  }

  private void secure(DtlsClient client, long now) {
    client.start();
    for (byte[] out = client.poll(); out != null; out = client.poll()) {
      send(ByteBuffer.wrap(out));
    }
    if (media != null) {
      return;
    }
    switch (client.handshake()) {
      case Handshake.Pending pending -> {}
      case Handshake.Failed failed ->
          secured.completeExceptionally(new IllegalStateException(failed.reason()));
      case Handshake.Done done -> {
        sender = new SrtpSender(done.keys().client());
        receiver = new SrtpReceiver(done.keys().server());
        media = new PublisherMedia(kit, resentApart ? ids : ids.plain(), random, now, this::media);
        secured.complete(null);
      }
    }
  }

  /**
   * Without a stream of their own, packets are sent again as they were: the same number is never
   * protected twice.
   */
  private void media(byte[] packet, int length) {
    ByteBuffer header = ByteBuffer.wrap(packet);
    long number = ((long) header.getInt(SSRC) << 16) | (header.getShort(SEQUENCE) & 0xffff);
    byte[] before = resentApart ? null : left.get(number);
    if (before != null) {
      send(ByteBuffer.wrap(before));
      return;
    }
    int total = Objects.requireNonNull(sender).protect(packet, 0, length);
    if (total > 0) {
      send(ByteBuffer.wrap(packet, 0, total));
      if (!resentApart) {
        left.put(number, Arrays.copyOf(packet, total));
      }
    }
  }

  private void protectAndSend(RtcpWriter report) {
    byte[] copy = Arrays.copyOf(report.buffer(), report.length() + SPARE);
    int total = Objects.requireNonNull(sender).protectRtcp(copy, 0, report.length());
    if (total > 0) {
      send(ByteBuffer.wrap(copy, 0, total));
    }
  }

  private void feedback(ByteBuffer datagram) {
    int type = datagram.get(1) & 0xff;
    if (receiver == null || media == null || type < 192 || type > 223) {
      return;
    }
    byte[] packet = new byte[datagram.remaining()];
    datagram.get(packet);
    int length = receiver.unprotectRtcp(packet, 0, packet.length);
    if (length > 0) {
      Rtcp.parse(packet, 0, length, media::feedback);
    }
  }

  private void send(ByteBuffer datagram) {
    InetSocketAddress to = Objects.requireNonNull(ice).selected();
    if (to != null) {
      transmit(datagram, to);
    }
  }

  private void transmit(ByteBuffer datagram, InetSocketAddress to) {
    try {
      channel.send(datagram, to);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void shut() {
    try {
      if (dtls != null) {
        dtls.close();
      }
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
