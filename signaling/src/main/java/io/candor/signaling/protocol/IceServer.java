package io.candor.signaling.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A STUN or TURN server, as the browser's {@code RTCIceServer} wants it. */
public record IceServer(
    List<String> urls,
    @Limit(Limit.NAME) @Nullable String username,
    @Limit(Limit.NAME) @Nullable String credential) {
  public IceServer {
    urls = List.copyOf(urls);
  }
}
