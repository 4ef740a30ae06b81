package io.candor.recording;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Set;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key that wraps every attempt's key. It lives in a file of its own, outside the database.
 * Thread-safe.
 */
public final class MasterKey {
  private static final int BYTES = 32;
  private static final byte FORMAT = 1;
  private static final String DERIVED = "HmacSHA256";
  private static final int WRAPPED_BYTES = 1 + RecordHead.NONCE + AttemptKey.BYTES + RecordHead.TAG;
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");

  private final SecretKey key;
  private final SecureRandom random;

  private MasterKey(byte[] secret, SecureRandom random) {
    this.key = new SecretKeySpec(secret, "AES");
    this.random = random;
    Arrays.fill(secret, (byte) 0);
  }

  /**
   * Reads the key file, or makes it (mode 0600) when there is none.
   *
   * @throws KeyFileException when the file is of the wrong size or others may read it
   * @throws UncheckedIOException when it cannot be read or made
   */
  public static MasterKey openOrCreate(Path file, SecureRandom random) {
    try {
      if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
        create(file, random);
      }
      return new MasterKey(read(file), random);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes the key beside its place and moves it there whole: a crash never leaves half a key. */
  private static void create(Path file, SecureRandom random) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    Path unfinished =
        Files.createTempFile(
            folder, "master", ".new", PosixFilePermissions.asFileAttribute(OWNER_ONLY));
    try {
      byte[] secret = new byte[BYTES];
      random.nextBytes(secret);
      try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
        channel.write(ByteBuffer.wrap(secret));
        channel.force(true);
      }
      Arrays.fill(secret, (byte) 0);
      // A link, unlike a move, never replaces a key that another process has just made.
      Files.createLink(file, unfinished);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  private static byte[] read(Path file) throws IOException {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new KeyFileException(
          "The master key " + file + " must be a plain file, not a link or a folder.");
    }
    Set<PosixFilePermission> permissions =
        Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS);
    if (!OWNER_ONLY.containsAll(permissions)) {
      throw new KeyFileException(
          "The master key "
              + file
              + " has permissions "
              + PosixFilePermissions.toString(permissions)
              + ", but nobody except its owner may touch it: run chmod 600 on it.");
    }
    if (Files.size(file) != BYTES) {
      throw new KeyFileException(
          "The master key "
              + file
              + " has "
              + Files.size(file)
              + " bytes where a key has "
              + BYTES
              + ": put the right file back from your backup, recordings cannot be opened without it.");
    }
    return Files.readAllBytes(file);
  }

  /**
   * Encrypts an attempt's key for storing; only {@link #unwrap} with the same attempt id opens it
   * again.
   */
  public byte[] wrap(String attemptId, AttemptKey attemptKey) {
    byte[] nonce = new byte[RecordHead.NONCE];
    random.nextBytes(nonce);
    byte[] secret = attemptKey.secret();
    try {
      byte[] sealed = cipher(Cipher.ENCRYPT_MODE, attemptId, nonce).doFinal(secret);
      return ByteBuffer.allocate(WRAPPED_BYTES).put(FORMAT).put(nonce).put(sealed).array();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-GCM refused to encrypt", e);
    } finally {
      Arrays.fill(secret, (byte) 0);
    }
  }

  /**
   * Opens a wrapped key; {@link KeyFileException} when it was not wrapped by this key for this
   * attempt.
   */
  public AttemptKey unwrap(String attemptId, byte[] wrapped) {
    if (wrapped.length != WRAPPED_BYTES || wrapped[0] != FORMAT) {
      throw new KeyFileException(
          "The stored key of attempt " + attemptId + " is not in a known form.");
    }
    byte[] nonce = Arrays.copyOfRange(wrapped, 1, 1 + RecordHead.NONCE);
    try {
      byte[] secret =
          cipher(Cipher.DECRYPT_MODE, attemptId, nonce)
              .doFinal(wrapped, 1 + RecordHead.NONCE, AttemptKey.BYTES + RecordHead.TAG);
      AttemptKey opened = new AttemptKey(secret);
      Arrays.fill(secret, (byte) 0);
      return opened;
    } catch (GeneralSecurityException e) {
      throw new KeyFileException(
          "The key of attempt "
              + attemptId
              + " was not wrapped by this master key: is it the right key file?",
          e);
    }
  }

  /** Another key, made of this one, for what {@code purpose} names and nothing else. */
  public SecretKey derived(String purpose) {
    try {
      Mac mac = Mac.getInstance(DERIVED);
      mac.init(key);
      return new SecretKeySpec(mac.doFinal(purpose.getBytes(StandardCharsets.US_ASCII)), DERIVED);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HMAC-SHA256", e);
    }
  }

  private Cipher cipher(int mode, String attemptId, byte[] nonce) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(8 * RecordHead.TAG, nonce));
    cipher.updateAAD(("candor attempt key 1 " + attemptId).getBytes(StandardCharsets.US_ASCII));
    return cipher;
  }
}
