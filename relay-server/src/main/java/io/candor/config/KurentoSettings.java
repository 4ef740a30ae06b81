package io.candor.config;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/**
 * The media servers to use instead of the embedded engine.
 *
 * @param servers at least one
 * @param folder for recordings, as this server sees it
 * @param folderThere the same folder's path as the media servers see it
 */
public record KurentoSettings(List<URI> servers, Path folder, String folderThere) {
  @Override
  public String toString() {
    return "KurentoSettings[" + servers.size() + " servers]";
  }
}
