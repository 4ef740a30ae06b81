package io.candor.extension;

import io.candor.recording.KeyFileException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Arrays;
import java.util.Base64;

/**
 * The key by which this relay signs the extension, and from which browsers derive the extension's
 * id. It is made once: another key is another extension to every browser that has it.
 */
public final class ExtensionKey {
  private static final int BITS = 2048;
  private static final int ID_BYTES = 16;
  private static final String HEAD = "-----BEGIN PRIVATE KEY-----\n";
  private static final String FOOT = "\n-----END PRIVATE KEY-----\n";

  private final PrivateKey secret;
  private final PublicKey known;

  private ExtensionKey(PrivateKey secret, PublicKey known) {
    this.secret = secret;
    this.known = known;
  }

  /**
   * Reads the key's file, or makes it, readable by its owner only.
   *
   * @throws KeyFileException when it isn't an RSA key in PEM form
   */
  public static ExtensionKey openOrCreate(Path file, SecureRandom random) {
    try {
      if (!Files.exists(file)) {
        write(file, fresh(random).getPrivate());
      }
      return read(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static KeyPair fresh(SecureRandom random) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(BITS, random);
      return generator.generateKeyPair();
    } catch (NoSuchAlgorithmException e) {
      throw missing(e);
    }
  }

  /** By way of another file, so that a crash never leaves half a key. */
  private static void write(Path file, PrivateKey key) throws IOException {
    Path unfinished =
        Files.createTempFile(
            file.toAbsolutePath().getParent(),
            "extension",
            ".new",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try {
      String text =
          HEAD
              + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded())
              + FOOT;
      try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        channel.force(true);
      }
      Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  private static ExtensionKey read(Path file) {
    try {
      String text = Files.readString(file).replaceAll("-----[A-Z ]+-----", "");
      KeyFactory keys = KeyFactory.getInstance("RSA");
      PrivateKey secret =
          keys.generatePrivate(new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(text)));
      if (secret instanceof RSAPrivateCrtKey rsa) {
        RSAPublicKeySpec known = new RSAPublicKeySpec(rsa.getModulus(), rsa.getPublicExponent());
        return new ExtensionKey(secret, keys.generatePublic(known));
      }
    } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
      // Said below, for all of them.
    }
    throw new KeyFileException(
        "The extension's key \""
            + file
            + "\" is damaged or cannot be read; put it back from your backup, or remove it: browsers"
            + " that have the extension then need its new id in their policy.");
  }

  /** The public key as browsers know it (X.509 SubjectPublicKeyInfo, DER). */
  byte[] publicKey() {
    return known.getEncoded();
  }

  /** The extension's id in sixteen bytes. */
  byte[] idBytes() {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(publicKey());
      return Arrays.copyOf(hash, ID_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw missing(e);
    }
  }

  /** The extension's id as browsers write it: 32 letters from a to p. */
  public String id() {
    StringBuilder id = new StringBuilder(2 * ID_BYTES);
    for (byte each : idBytes()) {
      id.append((char) ('a' + ((each >> 4) & 15))).append((char) ('a' + (each & 15)));
    }
    return id.toString();
  }

  /** An RSA signature (PKCS #1, SHA-256) over these pieces, one after the other. */
  byte[] sign(byte[]... pieces) {
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(secret);
      for (byte[] piece : pieces) {
        signature.update(piece);
      }
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw missing(e);
    }
  }

  private static IllegalStateException missing(GeneralSecurityException e) {
    return new IllegalStateException("every JDK has RSA and SHA-256", e);
  }
}
