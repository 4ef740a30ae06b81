package io.candor.people;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.jspecify.annotations.Nullable;

/**
 * Passwords by Argon2id (RFC 9106) with OWASP's parameters: 19 MiB, two passes, one lane. Written
 * as {@code argon2id$kib$passes$lanes$salt$hash}, so that stronger ones can follow.
 */
public final class Passwords {
  private static final int KIB = 19 * 1024;
  private static final int PASSES = 2;
  private static final int LANES = 1;
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;

  /** So that many at once cost time and not memory. */
  private static final int AT_ONCE = 4;

  private final Semaphore turns = new Semaphore(AT_ONCE);
  private final SecureRandom random;

  /** Of a password that nobody has: compared where there is no account, to take as long. */
  private final String nobodys;

  public Passwords(SecureRandom random) {
    this.random = random;
    byte[] salt = salt();
    this.nobodys = written(KIB, PASSES, LANES, salt, salt());
  }

  /** What is stored of a password. */
  public String hash(String password) {
    byte[] salt = salt();
    return written(KIB, PASSES, LANES, salt, argon2id(password, KIB, PASSES, LANES, salt));
  }

  /** Whether this is the password; takes as long when there is none to compare with. */
  public boolean matches(String password, @Nullable String stored) {
    String[] parts = (stored == null ? nobodys : stored).split("\\$", -1);
    byte[] salt = Base64.getDecoder().decode(parts[4]);
    byte[] hash =
        argon2id(
            password,
            Integer.parseInt(parts[1]),
            Integer.parseInt(parts[2]),
            Integer.parseInt(parts[3]),
            salt);
    return MessageDigest.isEqual(hash, Base64.getDecoder().decode(parts[5])) && stored != null;
  }

  private static String written(int kib, int passes, int lanes, byte[] salt, byte[] hash) {
    Base64.Encoder text = Base64.getEncoder();
    return "argon2id$%d$%d$%d$%s$%s"
        .formatted(kib, passes, lanes, text.encodeToString(salt), text.encodeToString(hash));
  }

  private byte[] salt() {
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    return salt;
  }

  private byte[] argon2id(String password, int kib, int passes, int lanes, byte[] salt) {
    turns.acquireUninterruptibly();
    try {
      Argon2BytesGenerator generator = new Argon2BytesGenerator();
      generator.init(
          new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
              .withVersion(Argon2Parameters.ARGON2_VERSION_13)
              .withMemoryAsKB(kib)
              .withIterations(passes)
              .withParallelism(lanes)
              .withSalt(salt)
              .build());
      byte[] hash = new byte[HASH_BYTES];
      // One keyboard sends ü as one character, another as two.
      String same = Normalizer.normalize(password, Normalizer.Form.NFKC);
      generator.generateBytes(same.getBytes(StandardCharsets.UTF_8), hash);
      return hash;
    } finally {
      turns.release();
    }
  }
}
