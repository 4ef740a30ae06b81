package io.candor.exam;

import io.candor.store.Attempt;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/**
 * The secrets that open students' own pages: made of a key and the attempt's id whenever they are
 * needed, so that none is stored, and a stolen database opens no page.
 */
public final class OwnPages {
  /** What the key is derived for. */
  public static final String KEY = "candor own pages 1";

  /** How long a visit lasts before the page has to show its secret again. */
  public static final Duration VISIT = Duration.ofHours(1);

  /** An attempt that its student left for so long is not gone on with. */
  private static final Duration ABANDONED = Duration.ofDays(1);

  private static final Pattern VISIT_SHAPE = Pattern.compile("([0-9]{1,16})\\.([^.]{1,64})");

  private final SecretKey key;
  private final InstantSource clock;

  public OwnPages(SecretKey key, InstantSource clock) {
    this.key = key;
    this.clock = clock;
  }

  /** Where an attempt's page is, below the relay's origin. */
  public String path(String attemptId) {
    return "/mine#" + attemptId + "." + token(attemptId);
  }

  /** Whether this is the attempt's secret; compares in constant time. */
  public boolean opens(String attemptId, String token) {
    return same(token(attemptId), token);
  }

  private String token(String attemptId) {
    return mac("page " + attemptId);
  }

  /** What the cookie of a visit that begins now carries. */
  public String visit(String attemptId) {
    long ends = clock.millis() + VISIT.toMillis();
    return ends + "." + visitMac(attemptId, ends);
  }

  /** Whether a cookie is that of a visit to this attempt's page which goes on. */
  public boolean visiting(String attemptId, String cookie) {
    Matcher parts = VISIT_SHAPE.matcher(cookie);
    if (!parts.matches()) {
      return false;
    }
    long ends = Long.parseLong(parts.group(1));
    return same(visitMac(attemptId, ends), parts.group(2)) && ends > clock.millis();
  }

  private String visitMac(String attemptId, long ends) {
    return mac("visit " + attemptId + " " + ends);
  }

  /**
   * Whether an attempt is behind its student, who may then see everything: during an exam, what was
   * noticed would tell how to go unnoticed.
   */
  public boolean over(Attempt attempt) {
    Long left = attempt.interruptedAt();
    return switch (attempt.state()) {
      case FINISHED, DECLINED -> true;
      case INTERRUPTED -> left != null && left + ABANDONED.toMillis() <= clock.millis();
      case INVITED, CONSENTED, LIVE -> false;
    };
  }

  private static boolean same(String own, String offered) {
    return MessageDigest.isEqual(
        own.getBytes(StandardCharsets.UTF_8), offered.getBytes(StandardCharsets.UTF_8));
  }

  private String mac(String of) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      byte[] made = mac.doFinal(of.getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(made);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HMAC-SHA256", e);
    }
  }
}
