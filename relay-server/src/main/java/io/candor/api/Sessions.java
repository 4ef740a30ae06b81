package io.candor.api;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.candor.signaling.Teacher;
import io.candor.signaling.TeacherGate;
import io.candor.signaling.Tokens;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Teachers' sessions. A cookie carries its id, its end and an HMAC under the console key, so a
 * session outlives a restart of the server and dies with the key; one that was signed out is
 * remembered until its end (or a restart).
 */
public final class Sessions implements TeacherGate {
  static final Duration LIFE = Duration.ofHours(12);
  private static final String HMAC = "HmacSHA256";
  private static final Pattern COOKIE_SHAPE =
      Pattern.compile("([A-Za-z0-9_-]{43})\\.([0-9]{1,15})\\.([A-Za-z0-9_-]{43})");

  private final ConsoleKey key;
  private final Tokens tokens;
  private final InstantSource clock;
  private final Cache<String, Boolean> ended =
      Caffeine.newBuilder().expireAfterWrite(LIFE).maximumSize(100_000).build();

  public Sessions(ConsoleKey key, Tokens tokens, InstantSource clock) {
    this.key = key;
    this.tokens = tokens;
    this.clock = clock;
  }

  /** A new session's cookie for whoever has the key, or empty. */
  Optional<String> signIn(String offered) {
    if (!key.is(offered)) {
      return Optional.empty();
    }
    String body = tokens.next() + "." + clock.instant().plus(LIFE).toEpochMilli();
    return Optional.of(body + "." + mac(body));
  }

  void signOut(String cookie) {
    if (teacher(cookie) != null) {
      ended.put(cookie, true);
    }
  }

  @Override
  public @Nullable Teacher teacher(String cookie) {
    Matcher parts = COOKIE_SHAPE.matcher(cookie);
    if (!parts.matches()) {
      return null;
    }
    String expected = mac(parts.group(1) + "." + parts.group(2));
    boolean genuine =
        MessageDigest.isEqual(
            expected.getBytes(StandardCharsets.UTF_8),
            parts.group(3).getBytes(StandardCharsets.UTF_8));
    boolean over = Long.parseLong(parts.group(2)) < clock.millis();
    return genuine && !over && ended.getIfPresent(cookie) == null ? new Teacher("teacher") : null;
  }

  private String mac(String body) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(key.bytes(), HMAC));
      mac.update("candor session ".getBytes(StandardCharsets.UTF_8));
      byte[] tag = mac.doFinal(body.getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(tag);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + HMAC, e);
    }
  }
}
