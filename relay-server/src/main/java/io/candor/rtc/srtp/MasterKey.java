package io.candor.rtc.srtp;

/** The master key and salt of one direction (RFC 3711 §3.2.1). Never printed. */
public final class MasterKey {
  private final SrtpProfile profile;
  private final byte[] key;
  private final byte[] salt;

  /** Copies both; their lengths must be those of the profile. */
  public MasterKey(SrtpProfile profile, byte[] key, byte[] salt) {
    if (key.length != SrtpProfile.KEY_LENGTH || salt.length != profile.saltLength()) {
      throw new IllegalArgumentException("key or salt has the wrong length for " + profile);
    }
    this.profile = profile;
    this.key = key.clone();
    this.salt = salt.clone();
  }

  /** The profile this key is for. */
  public SrtpProfile profile() {
    return profile;
  }

  byte[] key() {
    return key;
  }

  byte[] salt() {
    return salt;
  }
}
