package io.candor.rtc.srtp;

/**
 * The cryptographic transform of one profile with the session keys of one direction. Works in
 * place; knows nothing of replay. Not thread-safe.
 */
sealed interface Transform permits GcmTransform, CounterModeTransform {
  /** Set in the last word of an SRTCP packet whose payload is encrypted (RFC 3711 §3.4). */
  int ENCRYPTED = 0x8000_0000;

  /** Answer of the unprotecting methods to a tag that does not fit. */
  int UNAUTHENTIC = -1;

  /** Encrypts what follows the header and appends the tag; returns the new length. */
  int protect(byte[] buf, int off, int header, int len, long index);

  /** Checks the tag and decrypts; returns the length without tag or {@link #UNAUTHENTIC}. */
  int unprotect(byte[] buf, int off, int header, int len, long index);

  /** Encrypts, appends tag and index in this profile's order; returns the new length. */
  int protectRtcp(byte[] buf, int off, int len, int index);

  /** Checks the tag and decrypts; returns the length of the plain packet or -1. */
  int unprotectRtcp(byte[] buf, int off, int len);

  /** Where in a protected RTCP packet of this length the word with E flag and index lies. */
  int rtcpIndexAt(int len);

  /** Bytes that RTCP protection adds. */
  int rtcpOverhead();

  static Transform of(MasterKey master, boolean sending) {
    return switch (master.profile()) {
      case AEAD_AES_128_GCM -> new GcmTransform(master, sending);
      case AES_CM_128_HMAC_SHA1_80 -> new CounterModeTransform(master);
    };
  }
}
