package io.candor.recording;

import java.security.SecureRandom;
import java.util.Arrays;
import javax.security.auth.Destroyable;

/**
 * The secret of one attempt, 256 random bits, from which the key of each of its blobs is derived.
 * Thread-safe.
 */
public final class AttemptKey implements Destroyable {
  static final int BYTES = 32;

  private final byte[] secret;
  private volatile boolean destroyed;

  AttemptKey(byte[] secret) {
    if (secret.length != BYTES) {
      throw new IllegalArgumentException(
          "an attempt key has " + BYTES + " bytes, not " + secret.length);
    }
    this.secret = secret.clone();
  }

  /** Makes a new key. */
  public static AttemptKey random(SecureRandom random) {
    byte[] secret = new byte[BYTES];
    random.nextBytes(secret);
    return new AttemptKey(secret);
  }

  /** A copy of the secret, for wrapping and derivation; the caller wipes it. */
  byte[] secret() {
    if (destroyed) {
      throw new IllegalStateException("this attempt's key has been destroyed");
    }
    return secret.clone();
  }

  /** Wipes the secret from memory. Writers and readers that are open keep working. */
  @Override
  public void destroy() {
    destroyed = true;
    Arrays.fill(secret, (byte) 0);
  }

  @Override
  public boolean isDestroyed() {
    return destroyed;
  }

  @Override
  public String toString() {
    return "AttemptKey[secret]";
  }
}
