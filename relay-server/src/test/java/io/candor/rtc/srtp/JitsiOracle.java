package io.candor.rtc.srtp;

import java.security.GeneralSecurityException;
import org.jitsi.srtp.SrtcpCryptoContext;
import org.jitsi.srtp.SrtpContextFactory;
import org.jitsi.srtp.SrtpCryptoContext;
import org.jitsi.srtp.SrtpErrorStatus;
import org.jitsi.srtp.SrtpPolicy;
import org.jitsi.srtp.crypto.Aes;
import org.jitsi.utils.logging2.LoggerImpl;
import org.jspecify.annotations.Nullable;

/** One SSRC's context of jitsi-srtp, an independent implementation. */
final class JitsiOracle {
  private final SrtpCryptoContext rtp;
  private final SrtcpCryptoContext rtcp;

  JitsiOracle(MasterKey master, boolean sending, int ssrc) throws GeneralSecurityException {
    // Bouncy Castle's AES: another one than the JDK's, and none of its native libraries.
    Aes.setFactoryClassName(Aes.BouncyCastleCipherFactory.class.getName());
    SrtpContextFactory factory =
        new SrtpContextFactory(
            sending,
            master.key().clone(),
            master.salt().clone(),
            policy(master.profile()),
            policy(master.profile()),
            new LoggerImpl("oracle"));
    rtp = factory.deriveContext(ssrc, 0);
    rtcp = factory.deriveControlContext(ssrc);
  }

  private static SrtpPolicy policy(SrtpProfile profile) {
    return switch (profile) {
      case AEAD_AES_128_GCM ->
          new SrtpPolicy(
              SrtpPolicy.AESGCM_ENCRYPTION, 16, SrtpPolicy.NULL_AUTHENTICATION, 0, 16, 12);
      case AES_CM_128_HMAC_SHA1_80 ->
          new SrtpPolicy(
              SrtpPolicy.AESCM_ENCRYPTION, 16, SrtpPolicy.HMACSHA1_AUTHENTICATION, 20, 10, 14);
    };
  }

  byte[] protect(byte[] packet) throws GeneralSecurityException {
    Packet buffer = new Packet(packet);
    return demand(rtp.transformPacket(buffer), buffer);
  }

  byte @Nullable [] unprotect(byte[] packet) throws GeneralSecurityException {
    Packet buffer = new Packet(packet);
    return result(rtp.reverseTransformPacket(buffer, false), buffer);
  }

  byte[] protectRtcp(byte[] packet) throws GeneralSecurityException {
    Packet buffer = new Packet(packet);
    return demand(rtcp.transformPacket(buffer), buffer);
  }

  byte @Nullable [] unprotectRtcp(byte[] packet) throws GeneralSecurityException {
    Packet buffer = new Packet(packet);
    return result(rtcp.reverseTransformPacket(buffer), buffer);
  }

  private static byte[] demand(SrtpErrorStatus status, Packet buffer) {
    if (status != SrtpErrorStatus.OK) {
      throw new AssertionError("the oracle does not protect: " + status);
    }
    return buffer.bytes();
  }

  private static byte @Nullable [] result(SrtpErrorStatus status, Packet buffer) {
    return status == SrtpErrorStatus.OK ? buffer.bytes() : null;
  }
}
