package io.candor.config;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds out which media engine is wanted, and refuses what does not go together. */
final class KurentoParser {
  private static final Set<String> SCHEMES = Set.of("ws", "wss");
  private static final String KURENTO = "kurento";

  private KurentoParser() {}

  /** Empty when the embedded engine is wanted. */
  static Optional<KurentoSettings> parse(Values values) {
    String engine = values.matching(Setting.MEDIA_ENGINE, Set.of("embedded", KURENTO)::contains);
    List<URI> servers = values.list(Setting.KURENTO_SERVERS, KurentoParser::server);
    if (!engine.equals(KURENTO)) {
      for (Setting alone :
          List.of(Setting.KURENTO_SERVERS, Setting.KURENTO_FOLDER, Setting.KURENTO_FOLDER_THERE)) {
        values.matching(alone, String::isEmpty);
      }
      return Optional.empty();
    }
    if (servers.isEmpty()) {
      throw values.wrong(Setting.KURENTO_SERVERS);
    }
    String there = values.matching(Setting.KURENTO_FOLDER_THERE, KurentoParser::absolute);
    var folder = values.value(Setting.KURENTO_FOLDER, SettingsParser::path);
    return Optional.of(
        new KurentoSettings(servers, folder, there.isEmpty() ? folder.toString() : there));
  }

  private static boolean absolute(String path) {
    return path.isEmpty() || (path.startsWith("/") && !path.endsWith("/"));
  }

  private static URI server(String text) {
    URI uri = URI.create(text);
    if (!SCHEMES.contains(String.valueOf(uri.getScheme())) || uri.getHost() == null) {
      throw new IllegalArgumentException(text);
    }
    return uri;
  }
}
