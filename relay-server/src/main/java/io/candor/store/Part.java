package io.candor.store;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One stretch of recording: what one peer connection sent. Its id is also its blob's.
 *
 * @param source camera or screen
 * @param createdAt when it was asked for, epoch milliseconds
 * @param startedAt when its first frame came, epoch milliseconds
 * @param bytes of WebM, before encryption
 * @param tracks kinds of media separated by commas, such as {@code video,audio}
 * @param reason why it ended
 */
public record Part(
    String id,
    String attemptId,
    String source,
    State state,
    long createdAt,
    @Nullable Long startedAt,
    @Nullable Long durationMs,
    @Nullable Long bytes,
    String tracks,
    @Nullable String reason) {

  /** What has become of it. */
  public enum State {
    RECORDING,
    FINISHED,
    /** Finished after a crash, by the next start. */
    RECOVERED,
    /** Nothing ever came. */
    EMPTY;

    public String wire() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
