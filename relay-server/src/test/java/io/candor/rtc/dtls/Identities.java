package io.candor.rtc.dtls;

import io.candor.rtc.srtp.SrtpProfile;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;

/** Identities for tests. */
final class Identities {
  static final List<SrtpProfile> PROFILES = List.of(SrtpProfile.values());

  private Identities() {}

  static DtlsIdentity fresh() {
    return DtlsIdentity.generate(new SecureRandom(), Instant.now());
  }
}
