package io.candor.exam;

import io.candor.config.IceSettings;
import io.candor.signaling.protocol.IceServer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * STUN and TURN servers for a browser, with passwords that expire, as TURN servers with a shared
 * secret take them (draft-uberti-behave-turn-rest): the name is the time of expiry, the password
 * its HMAC-SHA-1.
 */
public final class TurnPasswords {
  private static final String HMAC = "HmacSHA1";

  private final IceSettings settings;
  private final InstantSource clock;

  public TurnPasswords(IceSettings settings, InstantSource clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /** The servers for one browser; {@code name} shows up in the TURN server's log. */
  public List<IceServer> servers(String name) {
    List<IceServer> servers = new ArrayList<>();
    List<String> stun = settings.servers().stream().filter(s -> s.startsWith("stun")).toList();
    if (!stun.isEmpty()) {
      servers.add(new IceServer(stun, null, null));
    }
    List<String> turn = settings.servers().stream().filter(s -> s.startsWith("turn")).toList();
    if (!turn.isEmpty()) {
      String user = clock.instant().plus(settings.turnTtl()).getEpochSecond() + ":" + name;
      servers.add(new IceServer(turn, user, password(user)));
    }
    return servers;
  }

  private String password(String user) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(settings.turnSecret().getBytes(StandardCharsets.UTF_8), HMAC));
      return Base64.getEncoder().encodeToString(mac.doFinal(user.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + HMAC, e);
    }
  }
}
