package io.candor.config;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;

/** Turns given texts into the records the server is built from. */
final class SettingsParser {
  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._:%\\[\\]-]+");
  private static final Pattern IP = Pattern.compile("[0-9.]{7,15}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");
  private static final Pattern ICE = Pattern.compile("(stuns?|turns?):[^\\s,@]+");
  private static final Pattern EXTENSION_ID = Pattern.compile("[a-p]{32}");
  private static final Pattern DURATION = Pattern.compile("[0-9]{1,6}[smhSMH]");
  private static final Pattern TOKEN = Pattern.compile("(\\S{16,})?");
  private static final Set<String> LEVELS = Set.of("error", "warn", "info", "debug");
  private static final int HIGHEST_PORT = 65_535;
  private static final int LONGEST_WORDS = 2_000;

  private SettingsParser() {}

  static Settings parse(Values values) {
    ServerSettings server = server(values);
    return new Settings(
        server,
        media(values, server.host()),
        KurentoParser.parse(values),
        ice(values),
        institution(values),
        extensionIds(values),
        values.matching(Setting.METRICS_TOKEN, TOKEN.asMatchPredicate()),
        values.matching(Setting.LOG_LEVEL, LEVELS::contains));
  }

  private static InstitutionSettings institution(Values values) {
    return new InstitutionSettings(
        words(values, Setting.INSTITUTION_CONTROLLER),
        words(values, Setting.INSTITUTION_LEGAL_BASIS),
        words(values, Setting.INSTITUTION_DATA_PROTECTION));
  }

  private static String words(Values values, Setting setting) {
    return values.matching(setting, text -> text.length() <= LONGEST_WORDS);
  }

  private static List<String> extensionIds(Values values) {
    List<String> ids = values.list(Setting.EXTENSION_IDS, text -> matching(EXTENSION_ID, text));
    if (ids.isEmpty()) {
      throw values.wrong(Setting.EXTENSION_IDS);
    }
    return ids;
  }

  private static ServerSettings server(Values values) {
    boolean trusted =
        values
            .matching(Setting.PROXY_TRUSTED, text -> Set.of("true", "false").contains(text))
            .equals("true");
    String host = values.matching(Setting.HOST, text -> HOST.matcher(text).matches());
    Encryption encryption = EncryptionParser.parse(values, trusted, loopback(values, host));
    return new ServerSettings(
        values.value(Setting.DATA, SettingsParser::path),
        host,
        values.number(Setting.PORT, 0, HIGHEST_PORT),
        trusted,
        encryption,
        publicAddress(values, encryption));
  }

  /** Where an authority has found this server, browsers find it too. */
  private static Optional<String> publicAddress(Values values, Encryption encryption) {
    Optional<String> given = values.value(Setting.PUBLIC_ADDRESS, SettingsParser::origin);
    if (!(encryption instanceof Encryption.Acme acme)) {
      return given;
    }
    String own = given.orElse("https://" + acme.names().getFirst());
    URI address = URI.create(own);
    if (!"https".equals(address.getScheme())
        || !acme.names().contains(address.getHost().toLowerCase(Locale.ROOT))) {
      throw new SettingsException(
          "The setting public.address is \"%s\", for which acme.names gets no certificate; allowed is an https:// address with one of the names %s."
              .formatted(own, String.join(", ", acme.names())));
    }
    return Optional.of(own);
  }

  private static boolean loopback(Values values, String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      throw values.wrong(Setting.HOST);
    }
  }

  static Path path(String text) {
    if (text.isEmpty()) {
      throw new IllegalArgumentException("empty");
    }
    return Path.of(text).toAbsolutePath().normalize();
  }

  private static Optional<String> origin(String text) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    URI uri = URI.create(text);
    boolean scheme = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
    boolean bare = Set.of("", "/").contains(String.valueOf(uri.getPath()));
    if (!scheme || !bare || uri.getHost() == null || uri.getQuery() != null) {
      throw new IllegalArgumentException(text);
    }
    return Optional.of(uri.getScheme() + "://" + uri.getRawAuthority());
  }

  private static MediaSettings media(Values values, String host) {
    int tcp = values.number(Setting.MEDIA_TCP_PORT, -1, HIGHEST_PORT);
    String own = values.text(Setting.MEDIA_HOST);
    return new MediaSettings(
        own.isEmpty()
            ? host
            : values.matching(Setting.MEDIA_HOST, text -> HOST.matcher(text).matches()),
        values.number(Setting.MEDIA_PORT, 0, HIGHEST_PORT),
        tcp < 0 ? OptionalInt.empty() : OptionalInt.of(tcp),
        values.list(Setting.MEDIA_ADVERTISE, SettingsParser::address));
  }

  private static InetAddress address(String text) {
    try {
      return InetAddress.getByName(matching(IP, text));
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static IceSettings ice(Values values) {
    List<String> servers = values.list(Setting.ICE_SERVERS, text -> matching(ICE, text));
    String secret = values.text(Setting.ICE_TURN_SECRET);
    boolean turn = servers.stream().anyMatch(server -> server.startsWith("turn"));
    if (secret.isEmpty() ? turn : secret.length() < 16) {
      throw values.wrong(Setting.ICE_TURN_SECRET);
    }
    return new IceSettings(
        servers, secret, values.value(Setting.ICE_TURN_TTL, SettingsParser::ttl));
  }

  private static Duration ttl(String text) {
    Duration ttl = Duration.parse("PT" + matching(DURATION, text));
    if (ttl.compareTo(Duration.ofMinutes(1)) < 0 || ttl.compareTo(Duration.ofDays(2)) > 0) {
      throw new IllegalArgumentException(text);
    }
    return ttl;
  }

  private static String matching(Pattern allowed, String text) {
    if (!allowed.matcher(text).matches()) {
      throw new IllegalArgumentException(text);
    }
    return text;
  }
}
