package io.candor.rtc.ice;

import io.candor.rtc.Outbox;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The lite, and so always controlled, agent of one peer connection (RFC 8445 §2.5): it answers
 * checks, learns from them where the peer is, and asks nothing itself. Single-threaded; times are
 * nanoseconds of any monotonic clock.
 */
public final class IceLite {
  /** Silence after which the peer's consent is gone (RFC 7675 §5.1). */
  public static final long CONSENT_NANOS = TimeUnit.SECONDS.toNanos(30);

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

  private long lastCheckNanos;

  public IceLite(IceCredentials local, IceCredentials remote, long nowNanos) {
    this.lastCheckNanos = nowNanos;
  }

  /** Takes one datagram (position to limit, left as it was) and answers it if it is a check. */
  public Outcome receive(long nowNanos, ByteBuffer datagram, InetSocketAddress from, Outbox out) {
    return Outcome.DROPPED;
  }

  /** Where the peer is reached now; null until the first nomination. */
  public @Nullable InetSocketAddress selected() {
    return null;
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
