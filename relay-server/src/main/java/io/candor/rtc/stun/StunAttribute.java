package io.candor.rtc.stun;

/** The attribute types used here (RFC 8489 §18.3, RFC 8445 §20.1). */
final class StunAttribute {
  static final int USERNAME = 0x0006;
  static final int MESSAGE_INTEGRITY = 0x0008;
  static final int ERROR_CODE = 0x0009;
  static final int UNKNOWN_ATTRIBUTES = 0x000A;
  static final int MESSAGE_INTEGRITY_SHA256 = 0x001C;
  static final int XOR_MAPPED_ADDRESS = 0x0020;
  static final int PRIORITY = 0x0024;
  static final int USE_CANDIDATE = 0x0025;
  static final int SOFTWARE = 0x8022;
  static final int FINGERPRINT = 0x8028;
  static final int ICE_CONTROLLED = 0x8029;
  static final int ICE_CONTROLLING = 0x802A;

  /** Types below this one must be understood, or the request is refused with 420. */
  static final int COMPREHENSION_OPTIONAL = 0x8000;

  private StunAttribute() {}

  static boolean known(int type) {
    return switch (type) {
      // Known to RFC 8489 and harmless to ICE: REALM and NONCE come with TURN's credentials.
      case 0x0001, 0x0014, 0x0015, 0x001D, 0x001E -> true;
      case USERNAME, MESSAGE_INTEGRITY, ERROR_CODE, UNKNOWN_ATTRIBUTES -> true;
      case MESSAGE_INTEGRITY_SHA256, XOR_MAPPED_ADDRESS, PRIORITY, USE_CANDIDATE -> true;
      default -> type >= COMPREHENSION_OPTIONAL;
    };
  }
}
