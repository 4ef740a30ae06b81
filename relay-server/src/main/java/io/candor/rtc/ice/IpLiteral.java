package io.candor.rtc.ice;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/** An IP address in text, read without ever asking a name server. */
final class IpLiteral {
  private IpLiteral() {}

  /** The address, or null for whatever is not a plain IPv4 or IPv6 literal. */
  static @Nullable InetAddress parse(String text) {
    try {
      if (text.indexOf(':') >= 0) {
        // The brackets forbid the JDK any look-up by name.
        return text.length() <= 45 && text.chars().allMatch(IpLiteral::ipv6Char)
            ? InetAddress.getByName("[" + text + "]")
            : null;
      }
      byte[] quad = dottedQuad(text);
      return quad == null ? null : InetAddress.getByAddress(quad);
    } catch (UnknownHostException e) {
      return null;
    }
  }

  private static boolean ipv6Char(int c) {
    return c == ':' || c == '.' || (c < 128 && Character.digit(c, 16) >= 0);
  }

  private static byte @Nullable [] dottedQuad(String text) {
    String[] parts = text.split("\\.", 5);
    if (parts.length != 4) {
      return null;
    }
    byte[] quad = new byte[4];
    for (int i = 0; i < 4; i++) {
      int value = octet(parts[i]);
      if (value < 0) {
        return null;
      }
      quad[i] = (byte) value;
    }
    return quad;
  }

  private static int octet(String part) {
    if (part.isEmpty() || part.length() > 3) {
      return -1;
    }
    int value = 0;
    for (int i = 0; i < part.length(); i++) {
      char c = part.charAt(i);
      if (c < '0' || c > '9') {
        return -1;
      }
      value = value * 10 + (c - '0');
    }
    return value <= 255 ? value : -1;
  }
}
