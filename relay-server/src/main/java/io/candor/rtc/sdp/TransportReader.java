package io.candor.rtc.sdp;

import io.candor.rtc.ice.IceCredentials;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads what may stand in the session's part or in a section's: ICE, fingerprints, DTLS role. */
final class TransportReader {
  private static final int MAX_FINGERPRINTS = 8;

  private String ufrag = "";
  private String pwd = "";
  private @Nullable Setup setup;
  private final List<Fingerprint> fingerprints = new ArrayList<>();

  void attribute(Attribute attribute) {
    String value = attribute.value().strip();
    switch (attribute.name()) {
      case "ice-ufrag" -> ufrag = value;
      case "ice-pwd" -> pwd = value;
      case "setup" -> setup = setup(value);
      case "fingerprint" -> fingerprint(SdpLines.words(value));
      default -> {
        // Not of the transport, or not of interest.
      }
    }
  }

  private static @Nullable Setup setup(String value) {
    for (Setup each : Setup.values()) {
      if (each.name().equalsIgnoreCase(value)) {
        return each;
      }
    }
    return null;
  }

  private void fingerprint(List<String> words) {
    if (words.size() == 2
        && fingerprints.size() < MAX_FINGERPRINTS
        && SdpLines.token(words.getFirst())
        && words.getLast().matches("[0-9A-Fa-f]{2}(:[0-9A-Fa-f]{2}){0,63}")) {
      fingerprints.add(
          new Fingerprint(
              words.getFirst().toLowerCase(Locale.ROOT), words.getLast().toUpperCase(Locale.ROOT)));
    }
  }

  @Nullable IceCredentials ice(TransportReader session) {
    TransportReader from = ufrag.isEmpty() && pwd.isEmpty() ? session : this;
    return from.ufrag.isEmpty() && from.pwd.isEmpty()
        ? null
        : new IceCredentials(from.ufrag, from.pwd);
  }

  List<Fingerprint> fingerprints(TransportReader session) {
    return List.copyOf(fingerprints.isEmpty() ? session.fingerprints : fingerprints);
  }

  @Nullable Setup setup(TransportReader session) {
    return setup == null ? session.setup : setup;
  }
}
