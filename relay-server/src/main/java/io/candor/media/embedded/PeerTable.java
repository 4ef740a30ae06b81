package io.candor.media.embedded;

import io.candor.rtc.stun.StunMessage;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which peer a datagram belongs to: by its source address, or by the name in an ICE check. */
final class PeerTable {
  /** A browser has a handful of addresses; more are somebody's attempt to fill our memory. */
  private static final int MOST_ROUTES_PER_PEER = 32;

  /** The way to and from one remote address. */
  record Route(Peer peer, Transport transport) {}

  private final Map<String, Peer> byName = new LinkedHashMap<>();
  private final Map<String, Peer> byUfrag = new HashMap<>();
  private final Map<InetSocketAddress, Route> routes = new HashMap<>();
  private final Map<Peer, List<InetSocketAddress>> addresses = new HashMap<>();

  /** Made anew when somebody comes or goes, and not at each of the loop's many looks at it. */
  private volatile List<Peer> everybody = List.of();

  void add(Peer peer) {
    byName.put(peer.name(), peer);
    byUfrag.put(peer.ufrag(), peer);
    addresses.put(peer, new ArrayList<>());
    everybody = List.copyOf(byName.values());
  }

  void remove(Peer peer) {
    byName.remove(peer.name(), peer);
    byUfrag.remove(peer.ufrag(), peer);
    everybody = List.copyOf(byName.values());
    List<InetSocketAddress> known = addresses.remove(peer);
    if (known != null) {
      for (InetSocketAddress address : known) {
        Route route = routes.get(address);
        if (route != null && route.peer().equals(peer)) {
          routes.remove(address);
        }
      }
    }
  }

  @Nullable Peer named(String name) {
    return byName.get(name);
  }

  /**
   * Everybody who is there now; who comes or goes while it is walked does not change it. By any
   * thread.
   */
  List<Peer> all() {
    return everybody;
  }

  boolean isEmpty() {
    return byName.isEmpty();
  }

  /** Whose datagram this is; null when nobody's. */
  @Nullable Peer owner(InetSocketAddress from, byte[] data) {
    // A check names its session, and after a NAT rebinding only the name is right.
    if (data.length > 0 && data[0] < 4 && data[0] >= 0) {
      String ufrag = StunMessage.usernameFragment(ByteBuffer.wrap(data));
      Peer named = ufrag == null ? null : byUfrag.get(ufrag);
      if (named != null) {
        return named;
      }
    }
    Route route = routes.get(from);
    return route == null ? null : route.peer();
  }

  /** Remembers that an address has proved to be a peer's. */
  void learn(InetSocketAddress from, Peer peer, Transport transport) {
    Route known = routes.get(from);
    if (known != null && known.peer().equals(peer) && known.transport().equals(transport)) {
      return;
    }
    List<InetSocketAddress> own = addresses.get(peer);
    if (own == null) {
      return;
    }
    own.remove(from);
    if (own.size() >= MOST_ROUTES_PER_PEER) {
      routes.remove(own.remove(0));
    }
    own.add(from);
    routes.put(from, new Route(peer, transport));
  }

  /** The socket by which an address is reached; null when it is not known. */
  @Nullable Transport transport(InetSocketAddress to) {
    Route route = routes.get(to);
    return route == null ? null : route.transport();
  }
}
