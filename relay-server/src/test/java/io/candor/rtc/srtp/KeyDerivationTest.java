package io.candor.rtc.srtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** The test vectors of RFC 3711, appendix B. */
class KeyDerivationTest {
  private static final HexFormat HEX = HexFormat.of().withUpperCase();
  private static final MasterKey MASTER =
      new MasterKey(
          SrtpProfile.AES_CM_128_HMAC_SHA1_80,
          HEX.parseHex("E1F97A0D3E018BE0D64FA32C06DE4139"),
          HEX.parseHex("0EC675AD498AFEEBB6960B3AABE6"));

  @Test
  void derivesTheSessionKeysOfB3() {
    assertThat(derive(KeyDerivation.RTP_KEY, 16)).isEqualTo("C61E7A93744F39EE10734AFE3FF7A087");
    assertThat(derive(KeyDerivation.RTP_SALT, 14)).isEqualTo("30CBBC08863D8C85D49DB34A9AE1");
    assertThat(derive(KeyDerivation.RTP_AUTH, 94))
        .isEqualTo(
            "CEBE321F6FF7716B6FD4AB49AF256A156D38BAA48F0A0ACF3C34E2359E6CDBCE"
                + "E049646C43D9327AD175578EF72270986371C10C9A369AC2F94A8C5FBCDDDC25"
                + "6D6E919A48B610EF17C2041E474035766B68642C59BBFC2F34DB60DBDFB2");
  }

  @Test
  void makesTheKeyStreamOfB2() {
    KeyStream keyStream =
        new KeyStream(
            HEX.parseHex("2B7E151628AED2A6ABF7158809CF4F3C"),
            HEX.parseHex("F0F1F2F3F4F5F6F7F8F9FAFBFCFD"));
    byte[] stream = new byte[0xff02 * 16];
    keyStream.apply(stream, 0, stream.length, 0, 0);
    assertThat(HEX.formatHex(stream, 0, 48))
        .isEqualTo(
            "E03EAD0935C95E80E166B16DD92B4EB4"
                + "D23513162B02D0F72A43A2FE4A5F97AB"
                + "41E95B3BB0A2E8DD477901E4FCA894C0");
    assertThat(HEX.formatHex(stream, 0xfeff * 16, stream.length))
        .isEqualTo(
            "EC8CDF7398607CB0F2D21675EA9EA1E4"
                + "362B7C3C6773516318A077D7FC5073AE"
                + "6A2CC3787889374FBEB4C81B17BA6C44");
  }

  private static String derive(int label, int length) {
    return HEX.formatHex(KeyDerivation.derive(MASTER, label, length));
  }
}
