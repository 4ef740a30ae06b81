package io.candor.rtc.ice;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One ICE candidate (RFC 8839 §5.1, RFC 6544 §4.5): an address at which an agent may be reached.
 *
 * @param priority unsigned 32 bits
 * @param host an IP literal, or a name such as mDNS gives; names are kept and never looked up
 * @param tcpType set for TCP only
 */
public record Candidate(
    String foundation,
    int component,
    Transport transport,
    long priority,
    String host,
    int port,
    Type type,
    @Nullable TcpType tcpType) {

  private static final int MAX_TEXT = 512;

  /** What carries the candidate's packets. */
  public enum Transport {
    UDP,
    TCP
  }

  /** How the candidate was found, with its type preference (RFC 8445 §5.1.2.1). */
  public enum Type {
    HOST(126),
    PRFLX(110),
    SRFLX(100),
    RELAY(0);

    private final int preference;

    Type(int preference) {
      this.preference = preference;
    }
  }

  /** Who opens the TCP connection (RFC 6544 §4.5). */
  public enum TcpType {
    ACTIVE(6),
    PASSIVE(4),
    SO(2);

    private final int directionPreference;

    TcpType(int directionPreference) {
      this.directionPreference = directionPreference;
    }
  }

  /**
   * A UDP host candidate of ours.
   *
   * @param rank 0 for the address liked best, up to 65535
   */
  public static Candidate udpHost(InetSocketAddress address, int rank) {
    return host(Transport.UDP, address, 0xffff - rank, null);
  }

  /** A passive TCP host candidate of ours: the other side connects. */
  public static Candidate tcpPassiveHost(InetSocketAddress address, int rank) {
    int local = (TcpType.PASSIVE.directionPreference << 13) + (0x1fff - Math.min(rank, 0x1fff));
    return host(Transport.TCP, address, local, TcpType.PASSIVE);
  }

  private static Candidate host(
      Transport transport, InetSocketAddress address, int local, @Nullable TcpType tcpType) {
    int typePreference = transport == Transport.UDP ? Type.HOST.preference : 90;
    long priority = ((long) typePreference << 24) + ((long) local << 8) + (256 - 1);
    String literal = address.getAddress().getHostAddress();
    int zone = literal.indexOf('%');
    String host = zone < 0 ? literal : literal.substring(0, zone);
    String foundation =
        Integer.toUnsignedString((transport + host + Type.HOST).hashCode() & 0x7fffffff);
    return new Candidate(
        foundation, 1, transport, priority, host, address.getPort(), Type.HOST, tcpType);
  }

  /** Reads "candidate:…" (with or without "a="); null for anything else. Never throws. */
  public static @Nullable Candidate parse(String text) {
    if (text.length() > MAX_TEXT) {
      return null;
    }
    String line = text.strip();
    line = line.startsWith("a=") ? line.substring(2) : line;
    if (!line.startsWith("candidate:")) {
      return null;
    }
    String[] words = line.substring("candidate:".length()).split(" +");
    if (words.length < 8 || !words[6].equals("typ") || !printable(words[0]) || words[0].isEmpty()) {
      return null;
    }
    long component = number(words[1], 256);
    Transport transport = constant(Transport.values(), words[2]);
    long priority = number(words[3], 0xffff_ffffL);
    long port = number(words[5], 0xffff);
    Type type = constant(Type.values(), words[7]);
    TcpType tcpType = constant(TcpType.values(), extension(words, "tcptype"));
    if (transport == null || type == null || component < 1 || priority < 0 || port < 0) {
      return null;
    }
    if (!printable(words[4]) || (transport == Transport.TCP) != (tcpType != null)) {
      return null;
    }
    return new Candidate(
        words[0], (int) component, transport, priority, words[4], (int) port, type, tcpType);
  }

  /** Where packets would go; null when the host is a name. */
  public @Nullable InetSocketAddress address() {
    InetAddress ip = IpLiteral.parse(host);
    return ip == null ? null : new InetSocketAddress(ip, port);
  }

  /** The text after "a=", as in SDP and in a browser's RTCIceCandidate. */
  public String format() {
    String line =
        "candidate:%s %d %s %d %s %d typ %s"
            .formatted(foundation, component, lower(transport), priority, host, port, lower(type));
    return tcpType == null ? line : line + " tcptype " + lower(tcpType);
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static <E extends Enum<E>> @Nullable E constant(E[] all, @Nullable String word) {
    for (E each : all) {
      if (each.name().equalsIgnoreCase(word)) {
        return each;
      }
    }
    return null;
  }

  private static @Nullable String extension(String[] words, String name) {
    for (int i = 8; i + 1 < words.length; i += 2) {
      if (words[i].equals(name)) {
        return words[i + 1];
      }
    }
    return null;
  }

  private static boolean printable(String word) {
    return word.chars().allMatch(c -> c > ' ' && c < 127);
  }

  private static long number(String word, long max) {
    if (word.isEmpty() || word.length() > 10) {
      return -1;
    }
    long value = 0;
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      if (c < '0' || c > '9') {
        return -1;
      }
      value = value * 10 + (c - '0');
    }
    return value <= max ? value : -1;
  }
}
