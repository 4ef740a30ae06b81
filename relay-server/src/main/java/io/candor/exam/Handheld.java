package io.candor.exam;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What tells a phone or a tablet from a computer. Some tablets ask to be taken for one. */
public final class Handheld {
  private static final Set<String> SYSTEMS = Set.of("android", "ios", "ipados");
  private static final Pattern AGENT =
      Pattern.compile("android|iphone|ipad|ipod|mobile|tablet", Pattern.CASE_INSENSITIVE);

  private Handheld() {}

  /** Whether a browser that sends these headers runs on one. */
  public static boolean browser(@Nullable String userAgent, @Nullable String mobileHint) {
    return "?1".equals(mobileHint) || (userAgent != null && AGENT.matcher(userAgent).find());
  }

  /** Whether a system of this name does. */
  static boolean system(String os) {
    return SYSTEMS.contains(os.toLowerCase(Locale.ROOT));
  }
}
