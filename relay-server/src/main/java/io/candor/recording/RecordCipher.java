package io.candor.recording;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/** AES-256-GCM over the records of one blob. Not thread-safe. */
final class RecordCipher {
  private final SecretKey key;
  private final byte[] blobId;
  private final Cipher cipher;

  RecordCipher(SecretKey key, byte[] blobId) {
    this.key = key;
    this.blobId = blobId;
    try {
      cipher = Cipher.getInstance("AES/GCM/NoPadding");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has AES-GCM", e);
    }
  }

  /**
   * Writes head, ciphertext and tag of the {@code index}-th record into {@code record}, from its
   * beginning.
   */
  void seal(RecordHead head, int index, byte[] content, int from, byte[] record) {
    head.write(ByteBuffer.wrap(record));
    try {
      cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(8 * RecordHead.TAG, head.nonce()));
      cipher.updateAAD(head.bound(blobId, index));
      cipher.doFinal(content, from, head.length(), record, RecordHead.BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-GCM refused to encrypt", e);
    }
  }

  /**
   * Decrypts {@code record}, whose head has been read, into {@code content}; false when it is not
   * authentic.
   */
  boolean open(RecordHead head, int index, byte[] record, byte[] content) {
    try {
      cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(8 * RecordHead.TAG, head.nonce()));
      cipher.updateAAD(head.bound(blobId, index));
      cipher.doFinal(record, RecordHead.BYTES, head.length() + RecordHead.TAG, content, 0);
      return true;
    } catch (AEADBadTagException e) {
      return false;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-GCM refused to decrypt", e);
    }
  }
}
