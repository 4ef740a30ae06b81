package io.candor.signaling.endpoint;

import io.candor.signaling.TeacherGate;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells students from teachers from strangers by the handshake's headers: extensions have an origin
 * of their own, the console has the relay's, and clients that are no browsers have none.
 */
final class Doorkeeper {
  private static final String EXTENSION = "chrome-extension://";

  private final Set<String> extensionIds;
  private final TeacherGate gate;

  Doorkeeper(Set<String> extensionIds, TeacherGate gate) {
    this.extensionIds = Set.copyOf(extensionIds);
    this.gate = gate;
  }

  /** Whether this origin could be one to talk to; the host decides later. */
  boolean plausible(@Nullable String origin) {
    return origin == null
        || knownExtension(origin)
        || origin.startsWith("http://")
        || origin.startsWith("https://");
  }

  Visitor look(Map<String, List<String>> headers) {
    @Nullable String origin = header(headers, "origin");
    @Nullable String cookie = session(headers);
    if (origin == null) {
      return cookie == null ? new Visitor.Student() : page(cookie);
    }
    if (knownExtension(origin)) {
      return new Visitor.Student();
    }
    return sameHost(origin, header(headers, "host")) ? page(cookie) : new Visitor.Stranger();
  }

  private Visitor page(@Nullable String cookie) {
    return new Visitor.Page(cookie == null ? null : gate.teacher(cookie));
  }

  private boolean knownExtension(String origin) {
    return origin.startsWith(EXTENSION)
        && extensionIds.contains(origin.substring(EXTENSION.length()));
  }

  private static boolean sameHost(String origin, @Nullable String host) {
    try {
      return host != null
          && host.toLowerCase(Locale.ROOT).equals(URI.create(origin).getRawAuthority());
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static @Nullable String session(Map<String, List<String>> headers) {
    return headers.entrySet().stream()
        .filter(entry -> entry.getKey().equalsIgnoreCase("cookie"))
        .flatMap(entry -> entry.getValue().stream())
        .flatMap(line -> Arrays.stream(line.split(";")))
        .map(String::strip)
        .filter(pair -> pair.startsWith(TeacherGate.COOKIE + "="))
        .map(pair -> pair.substring(TeacherGate.COOKIE.length() + 1))
        .findFirst()
        .orElse(null);
  }

  private static @Nullable String header(Map<String, List<String>> headers, String name) {
    return headers.entrySet().stream()
        .filter(entry -> entry.getKey().equalsIgnoreCase(name))
        .flatMap(entry -> entry.getValue().stream())
        .findFirst()
        .orElse(null);
  }
}
