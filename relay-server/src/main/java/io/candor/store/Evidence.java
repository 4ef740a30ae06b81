package io.candor.store;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A photo, a screenshot or a clip; times are epoch milliseconds.
 *
 * @param id the browser's, unique within the attempt
 * @param kind photo, screenshot or clip
 * @param clientSeq what its browser calls the event it belongs to
 * @param eventSeq that event's place in the timeline, once it is there
 * @param sentBytes how many bytes the browser sends, which are not the ones that are kept
 * @param sha256 of what is sent, in lower-case hexadecimal
 * @param type the media type of what is kept
 * @param bytes how many are kept
 * @param width of a picture, in pixels
 * @param durationMs of a clip
 */
public record Evidence(
    String attemptId,
    String id,
    String kind,
    @Nullable Long clientSeq,
    @Nullable Long eventSeq,
    long at,
    long sentBytes,
    String sha256,
    State state,
    long begunAt,
    @Nullable Long keptAt,
    @Nullable String type,
    @Nullable Long bytes,
    @Nullable Long width,
    @Nullable Long height,
    @Nullable Long durationMs) {

  /** What has become of it. */
  public enum State {
    /** Not all of it is here. */
    COMING,
    KEPT,
    /** It was not what it said it was; nothing of it is kept. */
    REFUSED;

    public String wire() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What is kept of it. */
  public record Kept(
      String type,
      long bytes,
      @Nullable Long width,
      @Nullable Long height,
      @Nullable Long durationMs) {}

  /** Evidence of which nothing has come yet. */
  public static Evidence coming(
      String attemptId,
      String id,
      String kind,
      @Nullable Long clientSeq,
      long at,
      long sentBytes,
      String sha256,
      long now) {
    return new Evidence(
        attemptId,
        id,
        kind,
        clientSeq,
        null,
        at,
        sentBytes,
        sha256,
        State.COMING,
        now,
        null,
        null,
        null,
        null,
        null,
        null);
  }
}
