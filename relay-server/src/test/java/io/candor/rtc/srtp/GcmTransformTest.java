package io.candor.rtc.srtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** The test vectors of RFC 7714, §16.1 (SRTP) and §17.1, §17.3 (SRTCP), for AEAD_AES_128_GCM. */
class GcmTransformTest {
  private static final byte[] KEY = hex("000102030405060708090a0b0c0d0e0f");
  private static final byte[] SALT = hex("517569642070726f2071756f");
  private static final byte[] RTP =
      hex(
          "8040f17b8041f8d35501a0b2"
              + "47616c6c696120657374206f6d6e697320646976697361"
              + "20696e207061727465732074726573");
  private static final byte[] SRTP =
      hex(
          "8040f17b8041f8d35501a0b2"
              + "f24de3a3fb34de6cacba861c9d7e4bcabe633bd50d294e6f42a5f47a51c7d19b36de3adf8833"
              + "899d7f27beb16a9152cf765ee4390cce");
  private static final byte[] RTCP =
      hex(
          "81c8000d4d6172734e5450314e54503252545020"
              + "0000042a0000e9304c756e61deadbeefdeadbeefdeadbeefdeadbeefdeadbeef");
  private static final byte[] SRTCP =
      hex(
          "81c8000d4d61727363e94885dcdab67ca727d7662f6b7e997ff5c0f76c06f32dc676a5f1730d6fda"
              + "4ce09b4686303ded0bb9275bc84aa45896cf4d2fc5abf87245d9eade800005d4");
  private static final byte[] CLEAR_SRTCP =
      hex(
          "81c8000d4d6172734e5450314e545032525450200000042a0000e9304c756e61"
              + "deadbeefdeadbeefdeadbeefdeadbeefdeadbeef841dd9683dd78ec92ae58790125f62b3000005d4");
  private static final int INDEX = 0xf17b;

  private final Transform sending = new GcmTransform(KEY, SALT, KEY, SALT, true);
  private final Transform receiving = new GcmTransform(KEY, SALT, KEY, SALT, false);

  @Test
  void protectsRtp() {
    byte[] packet = Arrays.copyOf(RTP, SRTP.length);
    assertThat(sending.protect(packet, 0, 12, RTP.length, INDEX)).isEqualTo(SRTP.length);
    assertThat(packet).isEqualTo(SRTP);
  }

  @Test
  void unprotectsRtp() {
    byte[] packet = SRTP.clone();
    assertThat(receiving.unprotect(packet, 0, 12, packet.length, INDEX)).isEqualTo(RTP.length);
    assertThat(packet).startsWith(RTP);
  }

  @Test
  void protectsRtcp() {
    byte[] packet = Arrays.copyOf(RTCP, SRTCP.length);
    assertThat(sending.protectRtcp(packet, 0, RTCP.length, 0x5d4)).isEqualTo(SRTCP.length);
    assertThat(packet).isEqualTo(SRTCP);
  }

  @Test
  void unprotectsRtcp() {
    byte[] packet = SRTCP.clone();
    assertThat(receiving.unprotectRtcp(packet, 0, packet.length)).isEqualTo(RTCP.length);
    assertThat(packet).startsWith(RTCP);
  }

  @Test
  void authenticatesRtcpThatIsNotEncrypted() {
    byte[] packet = CLEAR_SRTCP.clone();
    assertThat(receiving.unprotectRtcp(packet, 0, packet.length)).isEqualTo(RTCP.length);
    assertThat(packet).startsWith(RTCP);
    packet[20] ^= 1;
    assertThat(receiving.unprotectRtcp(packet, 0, packet.length)).isEqualTo(Transform.UNAUTHENTIC);
  }

  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text);
  }
}
