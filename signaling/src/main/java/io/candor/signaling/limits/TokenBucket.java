package io.candor.signaling.limits;

/**
 * Tokens that trickle in at a steady rate up to a limit, one taken for each thing done.
 * Thread-safe.
 */
public final class TokenBucket {
  private static final double NANOS = 1e9;

  private final double capacity;
  private final double perNano;
  private double tokens;
  private long filledAt;

  /** Full at {@code nowNanos}. */
  public TokenBucket(int capacity, double perSecond, long nowNanos) {
    this.capacity = capacity;
    this.perNano = perSecond / NANOS;
    this.tokens = capacity;
    this.filledAt = nowNanos;
  }

  /** Takes so many tokens if they are there. */
  public synchronized boolean take(int cost, long nowNanos) {
    fill(nowNanos);
    if (tokens < cost) {
      return false;
    }
    tokens -= cost;
    return true;
  }

  /** Takes a token in advance, and tells how many nanoseconds to wait until it is really there. */
  public synchronized long borrow(long nowNanos) {
    fill(nowNanos);
    tokens -= 1;
    return tokens >= 0 ? 0 : (long) Math.ceil(-tokens / perNano);
  }

  private void fill(long nowNanos) {
    tokens = Math.min(capacity, tokens + Math.max(0, nowNanos - filledAt) * perNano);
    filledAt = Math.max(filledAt, nowNanos);
  }
}
