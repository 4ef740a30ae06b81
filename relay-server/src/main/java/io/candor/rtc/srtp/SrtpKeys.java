package io.candor.rtc.srtp;

import java.util.Arrays;

/** The master keys of both directions, as exported from one DTLS handshake (RFC 5764 §4.2). */
public final class SrtpKeys {
  private final MasterKey client;
  private final MasterKey server;

  private SrtpKeys(MasterKey client, MasterKey server) {
    this.client = client;
    this.server = server;
  }

  /**
   * Splits exported keying material: client key, server key, client salt, server salt.
   *
   * @param material {@link SrtpProfile#keyingMaterialLength()} bytes
   */
  public static SrtpKeys of(SrtpProfile profile, byte[] material) {
    if (material.length != profile.keyingMaterialLength()) {
      throw new IllegalArgumentException("keying material has the wrong length for " + profile);
    }
    int key = SrtpProfile.KEY_LENGTH;
    int salt = profile.saltLength();
    int salts = 2 * key;
    return new SrtpKeys(
        new MasterKey(
            profile,
            Arrays.copyOfRange(material, 0, key),
            Arrays.copyOfRange(material, salts, salts + salt)),
        new MasterKey(
            profile,
            Arrays.copyOfRange(material, key, salts),
            Arrays.copyOfRange(material, salts + salt, salts + 2 * salt)));
  }

  /** What the DTLS client protects with: the relay's receivers use it. */
  public MasterKey client() {
    return client;
  }

  /** What the DTLS server protects with: the relay's senders use it. */
  public MasterKey server() {
    return server;
  }
}
