package io.candor.rtc.srtp;

import org.jspecify.annotations.Nullable;

/** A protection profile of DTLS-SRTP (RFC 5764 §4.1.2, RFC 7714 §14.2), best first. */
public enum SrtpProfile {
  /** AES-GCM with 128-bit keys and the full 128-bit tag (RFC 7714). */
  AEAD_AES_128_GCM(0x0007, 12, 16),
  /** AES counter mode with an 80-bit HMAC-SHA1 tag (RFC 3711). */
  AES_CM_128_HMAC_SHA1_80(0x0001, 14, 10);

  /** Length of the master key in bytes, the same for every profile here. */
  static final int KEY_LENGTH = 16;

  private final int id;
  private final int saltLength;
  private final int tagLength;

  SrtpProfile(int id, int saltLength, int tagLength) {
    this.id = id;
    this.saltLength = saltLength;
    this.tagLength = tagLength;
  }

  /** The number in the {@code use_srtp} extension. */
  public int id() {
    return id;
  }

  /** Bytes that {@link SrtpSender#protect} adds to an RTP packet. */
  public int tagLength() {
    return tagLength;
  }

  /** Bytes of DTLS keying material both directions need together (RFC 5764 §4.2). */
  public int keyingMaterialLength() {
    return 2 * (KEY_LENGTH + saltLength);
  }

  int saltLength() {
    return saltLength;
  }

  /** The profile with this number, or null when the relay does not have it. */
  public static @Nullable SrtpProfile of(int id) {
    for (SrtpProfile profile : values()) {
      if (profile.id == id) {
        return profile;
      }
    }
    return null;
  }
}
