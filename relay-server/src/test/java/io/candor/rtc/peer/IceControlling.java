package io.candor.rtc.peer;

import io.candor.rtc.Outbox;
import io.candor.rtc.ice.IceCredentials;
import io.candor.rtc.stun.StunBuilder;
import io.candor.rtc.stun.StunClass;
import io.candor.rtc.stun.StunMessage;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The full, controlling ICE agent facing a lite one or a full one (RFC 8445): checks each of its
 * candidates until one answers, nominates that, and keeps asking for consent (RFC 7675); answers
 * the checks of a full one. Single-threaded.
 */
public final class IceControlling {
  private static final long PACE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
  private static final long RTO_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
  private static final long CONSENT_NANOS = TimeUnit.SECONDS.toNanos(30);
  private static final long CONSENT_CHECK_NANOS = TimeUnit.SECONDS.toNanos(5);
  private static final int MAX_OUTSTANDING = 64;

  /** How far the agent has come. */
  public enum State {
    CHECKING,
    CONNECTED,
    /** No answer for 30 s. */
    LOST
  }

  private final String username;
  private final byte[] localKey;
  private final byte[] remoteKey;
  private final RandomGenerator random;
  private final long tieBreaker;
  private final Queue<InetSocketAddress> candidates = new ArrayDeque<>();
  private final Map<ByteBuffer, Check> outstanding = new HashMap<>();
  private @Nullable InetSocketAddress valid;
  private @Nullable InetSocketAddress selected;
  private long lastAnswerNanos;
  private long nextCheckNanos;

  /** A check on its way. */
  private record Check(InetSocketAddress to, boolean nominates) {}

  public IceControlling(
      IceCredentials local, IceCredentials remote, RandomGenerator random, long nowNanos) {
    this.username = remote.ufrag() + ":" + local.ufrag();
    this.localKey = local.pwd().getBytes(StandardCharsets.UTF_8);
    this.remoteKey = remote.pwd().getBytes(StandardCharsets.UTF_8);
    this.random = random;
    this.tieBreaker = random.nextLong();
    this.lastAnswerNanos = nowNanos;
    this.nextCheckNanos = nowNanos;
  }

  /** One more address to try. */
  public void addRemote(InetSocketAddress candidate) {
    candidates.add(candidate);
  }

  public State state(long nowNanos) {
    if (nowNanos - lastAnswerNanos >= CONSENT_NANOS) {
      return State.LOST;
    }
    return selected == null ? State.CHECKING : State.CONNECTED;
  }

  /** Where media goes; null before the first nomination was answered. */
  public @Nullable InetSocketAddress selected() {
    return selected;
  }

  /** When {@link #wake} has something to do. */
  public long wakeAt() {
    return nextCheckNanos;
  }

  /** Sends what is due. */
  public void wake(long nowNanos, Outbox out) {
    if (nowNanos < nextCheckNanos || state(nowNanos) == State.LOST) {
      return;
    }
    if (selected != null) {
      // Consent is asked for every 4 to 6 s (RFC 7675 §5.1); without retransmissions, as there.
      nextCheckNanos = nowNanos + CONSENT_CHECK_NANOS * random.nextInt(80, 121) / 100;
      check(selected, true, out);
    } else if (valid != null) {
      nextCheckNanos = nowNanos + RTO_NANOS;
      check(valid, true, out);
    } else {
      nextCheckNanos = nowNanos + Math.max(PACE_NANOS, RTO_NANOS / Math.max(1, candidates.size()));
      InetSocketAddress next = candidates.poll();
      if (next != null) {
        candidates.add(next);
        check(next, false, out);
      }
    }
  }

  private void check(InetSocketAddress to, boolean nominates, Outbox out) {
    byte[] transaction = new byte[12];
    random.nextBytes(transaction);
    if (outstanding.size() >= MAX_OUTSTANDING) {
      outstanding.clear();
    }
    outstanding.put(ByteBuffer.wrap(transaction), new Check(to, nominates));
    StunBuilder request =
        StunBuilder.request(transaction)
            .username(username)
            .priority(0x6e0001ffL)
            .iceControlling(tieBreaker);
    if (nominates) {
      request.useCandidate();
    }
    out.transmit(request.integrity(remoteKey).fingerprint().build(), to);
  }

  /** Takes a STUN datagram; false if it is no check and answers none of ours. */
  public boolean receive(long nowNanos, ByteBuffer datagram, InetSocketAddress from, Outbox out) {
    StunMessage response = StunMessage.parse(datagram);
    if (response != null
        && response.messageClass() == StunClass.REQUEST
        && response.authentic(localKey)) {
      StunBuilder answer = StunBuilder.success(response).xorMappedAddress(from);
      out.transmit(answer.integrity(localKey).fingerprint().build(), from);
      return true;
    }
    if (response == null
        || response.messageClass() != StunClass.SUCCESS
        || !response.authentic(remoteKey)) {
      return false;
    }
    Check check = outstanding.remove(ByteBuffer.wrap(response.transactionId()));
    // Answers must come from where the check went (RFC 8445 §7.2.5.2.1).
    if (check == null || !check.to.equals(from)) {
      return false;
    }
    lastAnswerNanos = nowNanos;
    if (check.nominates && selected == null) {
      selected = from;
      nextCheckNanos = nowNanos + CONSENT_CHECK_NANOS;
    } else if (valid == null) {
      valid = from;
      nextCheckNanos = nowNanos;
      wake(nowNanos, out);
    }
    return true;
  }
}
