package io.candor.media.kurento;

import io.candor.signaling.protocol.IceServer;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kurento.client.WebRtcEndpoint;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The STUN and TURN servers that browsers are given, as a media server wants them: one of each, as
 * an IP address, the names resolved by the relay.
 */
public final class IceForServers {
  private static final Logger log = LoggerFactory.getLogger(IceForServers.class);
  private static final Pattern URL =
      Pattern.compile("(stuns?|turns?):(\\[[^\\]]+\\]|[^:?]+)(?::([0-9]{1,5}))?(\\?.*)?");
  private static final int PORT = 3478;

  private final Supplier<List<IceServer>> servers;

  private IceForServers(Supplier<List<IceServer>> servers) {
    this.servers = servers;
  }

  /** {@code servers}: made anew for each connection, because their passwords expire. */
  public static IceForServers of(Supplier<List<IceServer>> servers) {
    return new IceForServers(servers);
  }

  /** No server needed: everybody reaches the media servers as they are. */
  public static IceForServers none() {
    return new IceForServers(List::of);
  }

  void tell(WebRtcEndpoint endpoint) {
    for (IceServer server : servers.get()) {
      for (String url : server.urls()) {
        Matcher parts = URL.matcher(url);
        if (parts.matches() && tell(endpoint, server, parts)) {
          break;
        }
      }
    }
  }

  private static boolean tell(WebRtcEndpoint endpoint, IceServer server, Matcher url) {
    String address = address(url.group(2));
    int port = url.group(3) == null ? PORT : Integer.parseInt(url.group(3));
    if (address.isEmpty()) {
      return false;
    }
    return switch (url.group(1)) {
      case "stun" -> {
        endpoint.setStunServerAddress(address);
        endpoint.setStunServerPort(port);
        yield true;
      }
      case "turn" -> {
        String transport = url.group(4) == null ? "" : url.group(4);
        endpoint.setTurnUrl(
            server.username() + ":" + server.credential() + "@" + address + ":" + port + transport);
        yield true;
      }
      // A media server knows neither over TLS.
      default -> false;
    };
  }

  private static String address(String host) {
    try {
      return InetAddress.getByName(host).getHostAddress();
    } catch (UnknownHostException e) {
      log.warn("an address of ice.servers has no IP address, so media servers are not told of it");
      return "";
    }
  }
}
