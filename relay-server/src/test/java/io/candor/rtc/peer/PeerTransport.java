package io.candor.rtc.peer;

import io.candor.rtc.Outbox;
import io.candor.rtc.dtls.DtlsIdentity;
import io.candor.rtc.dtls.Fingerprint;
import io.candor.rtc.dtls.Handshake;
import io.candor.rtc.ice.IceCredentials;
import io.candor.rtc.srtp.SrtpReceiver;
import io.candor.rtc.srtp.SrtpSender;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The browser's end of a peer connection's transport: controlling ICE, the DTLS client, SRTP.
 * Sans-I/O, single-threaded; only the handshake has a thread of its own.
 */
public final class PeerTransport {
  /** Takes what is authentic; the array is the taker's own. */
  public interface Inbound {
    void rtp(long now, byte[] packet, int length);

    void rtcp(long now, byte[] packet, int length);
  }

  private final DtlsIdentity identity;
  private final Executor handshakes;
  private final RandomGenerator random;
  private final IceCredentials local;
  private final Runnable onOutput;
  private final Inbound inbound;
  private @Nullable IceControlling ice;
  private @Nullable DtlsClient dtls;
  private @Nullable SrtpSender sender;
  private @Nullable SrtpReceiver receiver;

  /**
   * A transport that waits for the answer.
   *
   * @param onOutput called on the handshake's thread when {@link #wake} is wanted
   */
  public PeerTransport(
      DtlsIdentity identity,
      Executor handshakes,
      RandomGenerator random,
      Runnable onOutput,
      Inbound inbound) {
    this.identity = identity;
    this.handshakes = handshakes;
    this.random = random;
    this.local = IceCredentials.random(random);
    this.onOutput = onOutput;
    this.inbound = inbound;
  }

  /** Our half of the offer. */
  public OfferText offer(String cname) {
    return new OfferText(local, identity.fingerprintSha256(), cname);
  }

  /** Begins to connect to what the answer names. */
  public void answer(long now, AnswerView answer) {
    ice = new IceControlling(local, answer.ice(), random, now);
    answer.udp().forEach(ice::addRemote);
    Fingerprint expected =
        Objects.requireNonNull(Fingerprint.parse("sha-256", answer.fingerprintSha256()));
    dtls = new DtlsClient(identity, expected, handshakes, onOutput);
  }

  /** One more address at which the relay may be reached. */
  public void addRemote(InetSocketAddress candidate) {
    if (ice != null) {
      ice.addRemote(candidate);
    }
  }

  /** Takes one datagram, whose array is ours from now on. */
  public void receive(long now, InetSocketAddress from, byte[] data, Outbox out) {
    IceControlling agent = ice;
    DtlsClient client = dtls;
    if (agent == null || client == null || data.length < 2) {
      return;
    }
    int first = data[0] & 0xFF;
    if (first < 4) {
      agent.receive(now, ByteBuffer.wrap(data), from, out);
    } else if (first >= 20 && first < 64) {
      client.receive(ByteBuffer.wrap(data));
    } else if (receiver != null) {
      media(now, receiver, data);
    }
    wake(now, out);
  }

  private void media(long now, SrtpReceiver srtp, byte[] data) {
    int type = data[1] & 0xFF;
    if (type >= 192 && type <= 223) {
      int length = srtp.unprotectRtcp(data, 0, data.length);
      if (length > 0) {
        inbound.rtcp(now, data, length);
      }
    } else {
      int length = srtp.unprotect(data, 0, data.length);
      if (length > 0) {
        inbound.rtp(now, data, length);
      }
    }
  }

  /** Does what is due. */
  public void wake(long now, Outbox out) {
    IceControlling agent = ice;
    DtlsClient client = dtls;
    if (agent == null || client == null) {
      return;
    }
    agent.wake(now, out);
    InetSocketAddress to = agent.selected();
    if (to == null) {
      return;
    }
    client.start();
    for (byte[] flight = client.poll(); flight != null; flight = client.poll()) {
      out.transmit(ByteBuffer.wrap(flight), to);
    }
    if (sender == null && client.handshake() instanceof Handshake.Done done) {
      sender = new SrtpSender(done.keys().client());
      receiver = new SrtpReceiver(done.keys().server());
    }
  }

  /** Whether media may be sent. */
  public boolean established() {
    return sender != null;
  }

  /** Why the handshake failed; null if it has not. */
  public @Nullable String failure() {
    return dtls != null && dtls.handshake() instanceof Handshake.Failed failed
        ? failed.reason()
        : null;
  }

  /** Whether the handshake's thread, if any, has worked off its input. */
  public boolean idle() {
    return dtls == null || dtls.idle();
  }

  /** Whether nobody has answered for 30 s. */
  public boolean lost(long now) {
    return ice != null && ice.state(now) == IceControlling.State.LOST;
  }

  /** Whether the relay said goodbye. */
  public boolean closedByPeer() {
    return dtls != null && dtls.closedByPeer();
  }

  public void sendRtp(byte[] packet, int length, Outbox out) {
    send(packet, sender == null ? -1 : sender.protect(packet, 0, length), out);
  }

  public void sendRtcp(byte[] packet, int length, Outbox out) {
    send(packet, sender == null ? -1 : sender.protectRtcp(packet, 0, length), out);
  }

  private void send(byte[] packet, int size, Outbox out) {
    InetSocketAddress to = ice == null ? null : ice.selected();
    if (size > 0 && to != null) {
      out.transmit(ByteBuffer.wrap(packet, 0, size), to);
    }
  }

  /** Ends the association, with a goodbye. */
  public void close(Outbox out) {
    if (dtls != null) {
      dtls.close();
      InetSocketAddress to = ice == null ? null : ice.selected();
      for (byte[] flight = dtls.poll(); flight != null && to != null; flight = dtls.poll()) {
        out.transmit(ByteBuffer.wrap(flight), to);
      }
    }
  }
}
