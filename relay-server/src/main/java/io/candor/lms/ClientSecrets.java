package io.candor.lms;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals clients' secrets for the database. An HMAC needs the secret itself, so a hash will not do;
 * the key is made of the master key, which is not in the database. Thread-safe.
 */
public final class ClientSecrets {
  /** What the master key is asked for. */
  public static final String KEY = "candor client secrets 1";

  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;

  private final SecretKey key;
  private final SecureRandom random;

  /** {@code derived}: the master key's for {@link #KEY}. */
  public ClientSecrets(SecretKey derived, SecureRandom random) {
    this.key = new SecretKeySpec(derived.getEncoded(), "AES");
    this.random = random;
  }

  /** Seals a secret; only {@link #open} for the same client opens it again. */
  public byte[] seal(String clientId, String secret) {
    byte[] nonce = new byte[NONCE];
    random.nextBytes(nonce);
    try {
      byte[] sealed =
          cipher(Cipher.ENCRYPT_MODE, clientId, nonce)
              .doFinal(secret.getBytes(StandardCharsets.UTF_8));
      return ByteBuffer.allocate(NONCE + sealed.length).put(nonce).put(sealed).array();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-GCM refused to encrypt", e);
    }
  }

  /** The secret, or empty when another master key sealed it, or for another client. */
  public Optional<String> open(String clientId, byte[] sealed) {
    if (sealed.length <= NONCE) {
      return Optional.empty();
    }
    try {
      byte[] opened =
          cipher(Cipher.DECRYPT_MODE, clientId, Arrays.copyOf(sealed, NONCE))
              .doFinal(sealed, NONCE, sealed.length - NONCE);
      return Optional.of(new String(opened, StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      return Optional.empty();
    }
  }

  private Cipher cipher(int mode, String clientId, byte[] nonce) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(clientId.getBytes(StandardCharsets.US_ASCII));
    return cipher;
  }
}
