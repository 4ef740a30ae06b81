package io.candor.media;

import io.candor.rtc.sdp.MediaKind;

/** What an engine tells about a peer, after the fact. */
public sealed interface MediaEvent {

  /** The peer connection it is about: a publisher's or a viewer's. */
  String peer();

  /** One of the engine's own ICE candidates, for the remote peer. */
  record Candidate(String peer, IceCandidate candidate) implements MediaEvent {}

  /** ICE and DTLS are done. */
  record Connected(String peer) implements MediaEvent {}

  /** The first picture or sound of a kind has come; from here on it is recorded. */
  record Flowing(String peer, Kind kind) implements MediaEvent {}

  /**
   * Something of the source began to be lacking, or is there again, as far as packets show that.
   *
   * @param over whether it is there again
   * @param atMillis since when, epoch milliseconds
   */
  record Noticed(String peer, Lack lack, boolean over, long atMillis) implements MediaEvent {}

  /**
   * A part is complete and playable, its duration and cues written.
   *
   * @param durationMillis from the first frame to the track's end; zero when nothing ever flowed
   */
  record Recorded(String peer, long startedAtMillis, long durationMillis, long bytes)
      implements MediaEvent {}

  /** The peer is gone; nothing more comes from it. A publisher's {@link Recorded} comes before. */
  record Closed(String peer, Reason reason) implements MediaEvent {}

  /** What a medium carries. */
  enum Kind {
    AUDIO,
    VIDEO;

    /** What a track of an answer carries; neither engine agrees to any other. */
    public static Kind of(MediaKind kind) {
      return switch (kind) {
        case AUDIO -> AUDIO;
        case VIDEO -> VIDEO;
        case OTHER -> throw new IllegalArgumentException("that is no picture and no sound");
      };
    }
  }

  /** Why a peer ended. */
  enum Reason {
    /** We were asked to. */
    HUNG_UP,
    /** The remote peer said goodbye. */
    LEFT,
    /** No sign of the remote peer for half a minute. */
    SILENT,
    /** It never connected. */
    UNREACHABLE,
    /** The handshake or a recording failed. */
    FAILED,
    /** The media server it was on is gone; another may take it. */
    SERVER_GONE,
    /** What was watched has ended. */
    SOURCE_ENDED
  }
}
