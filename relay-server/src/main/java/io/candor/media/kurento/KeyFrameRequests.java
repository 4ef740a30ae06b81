package io.candor.media.kurento;

import io.candor.media.KeyFrames;
import org.jspecify.annotations.Nullable;
import org.kurento.client.MediaPipeline;
import org.kurento.client.MediaType;
import org.kurento.client.PassThrough;
import org.kurento.client.WebRtcEndpoint;

/**
 * Asks a publisher for a key frame when one is due. A server has no word for it on the receiving
 * side ({@code requestKeyframe} there is error 40111), but it asks by itself whenever something new
 * is connected; so something is, that does nothing. Only {@link #ask} blocks, on the peer's lane.
 */
final class KeyFrameRequests {
  private final long every;
  private volatile long dueAt;
  private @Nullable PassThrough listener;

  /** {@code nanos}: now, on a clock that never jumps. */
  KeyFrameRequests(KeyFrames policy, long nanos) {
    this.every = policy.every().toNanos();
    this.dueAt = nanos + every;
  }

  /** Whether it is time; then it is not again for a while. */
  boolean due(long nanos) {
    boolean due = nanos - dueAt >= 0;
    dueAt = due ? nanos + every : dueAt;
    return due;
  }

  void ask(MediaPipeline within, WebRtcEndpoint source) {
    PassThrough connected = listener;
    if (connected == null) {
      connected = new PassThrough.Builder(within).build();
      listener = connected;
    } else {
      source.disconnect(connected, MediaType.VIDEO);
    }
    source.connect(connected, MediaType.VIDEO);
  }
}
