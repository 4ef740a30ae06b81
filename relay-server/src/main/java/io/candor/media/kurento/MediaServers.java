package io.candor.media.kurento;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/**
 * Where the media servers are, and the folder shared with them.
 *
 * @param servers WebSocket addresses, at least one
 * @param folder for recordings, as the relay sees it
 * @param folderSeenByServers the same folder's path on the servers' machines
 */
public record MediaServers(
    List<URI> servers, Path folder, String folderSeenByServers, IceForServers ice) {

  public MediaServers {
    servers = List.copyOf(servers);
    if (servers.isEmpty()) {
      throw new IllegalArgumentException("an engine needs a server");
    }
  }
}
