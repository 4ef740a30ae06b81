package io.candor.rtc.sdp;

import io.candor.rtc.ice.Candidate;
import io.candor.rtc.ice.IceCredentials;
import io.candor.rtc.peer.OfferText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Offers recorded from Chromium, and a relay's transport to answer them with. */
final class Fixtures {
  static final List<String> ALL =
      List.of("camera-mic", "camera-mic-simulcast", "screen", "screen-simulcast");
  static final String FINGERPRINT = "AB:".repeat(31) + "CD";
  static final AnswerTransport TRANSPORT =
      new AnswerTransport(
          new IceCredentials("serverfragment00", "serverpassword00serverpassword00"),
          FINGERPRINT,
          List.of(
              Candidate.udpHost(new InetSocketAddress("192.0.2.1", 8081), 0),
              Candidate.udpHost(new InetSocketAddress("2001:db8::1", 8081), 1),
              Candidate.tcpPassiveHost(new InetSocketAddress("192.0.2.1", 443), 0)),
          4711);
  static final OfferText PEER =
      new OfferText(
          new IceCredentials("client00", "clientpassword00clientpassword00"),
          "12:".repeat(31) + "34",
          "tester");

  private Fixtures() {}

  static String text(String name) {
    try (InputStream in = Fixtures.class.getResourceAsStream("/sdp/" + name + ".sdp")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
