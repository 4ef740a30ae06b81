package io.candor.rtc.stun;

/** The class of a STUN message: two bits within its type (RFC 8489 §5). */
public enum StunClass {
  REQUEST(0x000),
  INDICATION(0x010),
  SUCCESS(0x100),
  ERROR(0x110);

  private final int bits;

  StunClass(int bits) {
    this.bits = bits;
  }

  int bits() {
    return bits;
  }

  static StunClass of(int type) {
    return switch (type & 0x110) {
      case 0x000 -> REQUEST;
      case 0x010 -> INDICATION;
      case 0x100 -> SUCCESS;
      default -> ERROR;
    };
  }
}
