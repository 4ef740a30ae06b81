package io.candor.rtc.ice;

import io.candor.rtc.Outbox;
import io.candor.rtc.stun.StunBuilder;
import io.candor.rtc.stun.StunClass;
import io.candor.rtc.stun.StunError;
import io.candor.rtc.stun.StunMessage;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The lite, and so always controlled, agent of one peer connection (RFC 8445 §2.5): it answers
 * checks, learns from them where the peer is, and asks nothing itself. Single-threaded; times are
 * nanoseconds of any monotonic clock.
 *
 * <p>Until there is a nomination the first address with a good check will do: browsers begin their
 * DTLS handshake before they nominate (§12.1). Then the latest nomination wins. A peer whose NAT
 * gave it a new address nominates again with its next check; one that only checks is followed once
 * the selected address has been silent.
 */
public final class IceLite {
  /** Silence after which the peer's consent is gone (RFC 7675 §5.1). */
  public static final long CONSENT_NANOS = TimeUnit.SECONDS.toNanos(30);

  /** Silence of the selected address after which any other authenticated one replaces it. */
  public static final long SILENT_NANOS = TimeUnit.SECONDS.toNanos(6);

  /** What became of one received STUN message. */
  public enum Outcome {
    /** A good check, answered. */
    ANSWERED,
    /** A good check, answered, and the peer is now reached at another address than before. */
    SELECTED,
    /** A request answered with a STUN error. */
    REFUSED,
    /** Not a STUN request that deserves an answer: dropped. */
    DROPPED
  }

  private final String username;
  private final byte[] key;
  private final SeenTransactions seen = new SeenTransactions();
  private @Nullable InetSocketAddress selected;
  private long selectedCheckNanos;
  private long lastCheckNanos;

  /**
   * An agent that has heard nothing yet.
   *
   * @param remote the offer's credentials; checks must name both fragments
   */
  public IceLite(IceCredentials local, IceCredentials remote, long nowNanos) {
    this.username = local.ufrag() + ":" + remote.ufrag();
    this.key = local.pwd().getBytes(StandardCharsets.UTF_8);
    this.lastCheckNanos = nowNanos;
  }

  /** Takes one datagram (position to limit, left as it was) and answers it if it is a check. */
  public Outcome receive(long nowNanos, ByteBuffer datagram, InetSocketAddress from, Outbox out) {
    StunMessage request = StunMessage.parse(datagram);
    if (request == null
        || request.method() != StunMessage.BINDING
        || request.messageClass() != StunClass.REQUEST
        || !request.hasFingerprint()) {
      return Outcome.DROPPED;
    }
    if (!request.hasIntegrity() || request.username() == null) {
      return refuse(request, StunError.BAD_REQUEST, false, from, out);
    }
    if (!username.equals(request.username()) || !request.authentic(key)) {
      return refuse(request, StunError.UNAUTHENTICATED, false, from, out);
    }
    return check(nowNanos, request, from, out);
  }

  private Outcome check(long nowNanos, StunMessage request, InetSocketAddress from, Outbox out) {
    if (!request.unknownRequired().isEmpty()) {
      return refuse(request, StunError.UNKNOWN_ATTRIBUTE, true, from, out);
    }
    if (request.iceControlled().isPresent()) {
      // A lite agent cannot control, so whatever the tie-breakers say the peer has to (§6.1.1).
      return refuse(request, StunError.ROLE_CONFLICT, true, from, out);
    }
    boolean repeated = seen.repeated(request.transactionId());
    boolean moved = !repeated && follow(nowNanos, request.useCandidate(), from);
    StunBuilder answer = StunBuilder.success(request).xorMappedAddress(from);
    out.transmit(answer.integrity(key).fingerprint().build(), from);
    return moved ? Outcome.SELECTED : Outcome.ANSWERED;
  }

  /** Notes where an authenticated check came from; true if the peer has moved there. */
  private boolean follow(long nowNanos, boolean nominated, InetSocketAddress from) {
    lastCheckNanos = nowNanos;
    if (from.equals(selected)) {
      selectedCheckNanos = nowNanos;
      return false;
    }
    boolean heard = selected != null && nowNanos - selectedCheckNanos < SILENT_NANOS;
    if (heard && !nominated) {
      return false;
    }
    selected = from;
    selectedCheckNanos = nowNanos;
    return true;
  }

  private Outcome refuse(
      StunMessage request, StunError error, boolean signed, InetSocketAddress from, Outbox out) {
    StunBuilder answer = StunBuilder.error(request, error);
    List<Integer> unknown = request.unknownRequired();
    if (error.equals(StunError.UNKNOWN_ATTRIBUTE)) {
      answer.unknownAttributes(unknown);
    }
    if (signed) {
      answer.integrity(key);
    }
    out.transmit(answer.fingerprint().build(), from);
    return Outcome.REFUSED;
  }

  /** Where the peer is reached now; null until the first good check. */
  public @Nullable InetSocketAddress selected() {
    return selected;
  }

  /** Whether no authenticated check has come for 30 s. */
  public boolean expired(long nowNanos) {
    return nowNanos - lastCheckNanos >= CONSENT_NANOS;
  }

  /** When {@link #expired} turns true unless another check comes. */
  public long wakeAt() {
    return lastCheckNanos + CONSENT_NANOS;
  }
}
