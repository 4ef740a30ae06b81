package io.candor.media.kurento;

import io.candor.media.MediaEvent;
import io.candor.recording.PartRecorder;
import io.candor.recording.PartTracks;
import io.candor.recording.PartWriter;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.kurento.client.MediaFlowState;
import org.kurento.client.MediaPipeline;
import org.kurento.client.MediaProfileSpecType;
import org.kurento.client.MediaType;
import org.kurento.client.RecorderEndpoint;
import org.kurento.client.WebRtcEndpoint;
import org.kurento.commons.exception.KurentoException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One publisher's recording: a RecorderEndpoint, and the file it writes, followed into the part.
 * What is said to the server happens on the peer's lane, what is read from the file on a lane of
 * its own: a server that hangs must not keep us from what it has written.
 */
final class Recording {
  private static final Logger log = LoggerFactory.getLogger(Recording.class);

  private final String peer;
  private final PlainFiles files;
  private final PartWriter part;
  private final Lane disk;
  private final InstantSource clock;
  private @Nullable RecorderEndpoint recorder;

  /** On the disk lane only. */
  private @Nullable Follower follower;

  private volatile boolean grew;

  /**
   * One look at the file is under way, or waits for its turn: a disk that hangs gathers no more.
   */
  private final AtomicBoolean following = new AtomicBoolean();

  Recording(String peer, PlainFiles files, PartWriter part, Executor threads, InstantSource clock) {
    this.peer = peer;
    this.files = files;
    this.part = part;
    this.disk = new Lane(threads);
    this.clock = clock;
  }

  /**
   * Begins to record media of these kinds, in the place of a recorder that has written nothing.
   *
   * @param failed told when the server cannot write, which nothing but an event says
   */
  void begin(
      MediaPipeline pipeline,
      WebRtcEndpoint source,
      Set<MediaEvent.Kind> kinds,
      Consumer<MediaEvent.Kind> flows,
      Runnable failed) {
    boolean video = kinds.contains(MediaEvent.Kind.VIDEO);
    boolean audio = kinds.contains(MediaEvent.Kind.AUDIO);
    PartTracks usual = audio ? PartTracks.camera(true) : PartTracks.screen();
    PartTracks tracks = new PartTracks(video, audio, usual.width(), usual.height());
    if (recorder != null) {
      recorder.release();
    }
    disk.execute(() -> follow(new Follower(files.recording(peer), new PartRecorder(part, tracks))));
    RecorderEndpoint made =
        new RecorderEndpoint.Builder(pipeline, files.uri(peer))
            .withMediaProfile(profile(video, audio))
            .build();
    recorder = made;
    files.note(peer, new Left(pipeline.getId(), made.getId()));
    made.addErrorListener(event -> failed.run());
    made.addMediaFlowInStateChangedListener(
        event -> {
          if (event.getState() == MediaFlowState.FLOWING) {
            flowsIn(event.getMediaType(), flows);
          }
        });
    if (video) {
      source.connect(made, MediaType.VIDEO);
    }
    if (audio) {
      source.connect(made, MediaType.AUDIO);
    }
    made.record();
  }

  private static MediaProfileSpecType profile(boolean video, boolean audio) {
    if (!audio) {
      return MediaProfileSpecType.WEBM_VIDEO_ONLY;
    }
    return video ? MediaProfileSpecType.WEBM : MediaProfileSpecType.WEBM_AUDIO_ONLY;
  }

  private void flowsIn(MediaType type, Consumer<MediaEvent.Kind> flows) {
    long now = clock.millis();
    onFollower(follower -> follower.flows(now));
    switch (type) {
      case AUDIO -> flows.accept(MediaEvent.Kind.AUDIO);
      case VIDEO -> flows.accept(MediaEvent.Kind.VIDEO);
      case DATA -> {}
    }
  }

  private void follow(Follower fresh) {
    if (follower != null) {
      follower.close();
    }
    follower = fresh;
  }

  /** Whether the server has written anything that could be read here. */
  boolean grew() {
    return grew;
  }

  /** Reads what has been written since. */
  void follow() {
    if (!following.compareAndSet(false, true)) {
      return;
    }
    onFollower(
        follower -> {
          follower.read(clock.millis());
          grew = follower.grew();
        });
    disk.execute(() -> following.set(false));
  }

  /** Has the server finish the file; afterwards all of it can be read. */
  void stop() {
    if (recorder != null) {
      try {
        recorder.stopAndWait();
      } catch (KurentoException e) {
        log.warn("part {}: its server did not finish it: {}", peer, e.getClass().getSimpleName());
      }
    }
  }

  /**
   * Finishes the part with whatever the file holds.
   *
   * @param endMs until when its tracks last, since 1970; less than 0: until the last frame
   * @param done told of the outcome, or null when the relay's own disk failed
   */
  void finish(long endMs, Consumer<MediaEvent.@Nullable Recorded> done) {
    disk.execute(
        () -> {
          try {
            done.accept(finished(endMs));
          } catch (UncheckedIOException e) {
            log.error("part {} could not be finished; the next start will recover it", peer, e);
            done.accept(null);
          }
        });
  }

  private MediaEvent.Recorded finished(long endMs) {
    long now = clock.millis();
    try (Follower last =
        follower == null
            ? new Follower(files.recording(peer), new PartRecorder(part, PartTracks.screen()))
            : follower) {
      follower = null;
      MediaEvent.Recorded recorded =
          endMs < 0 ? last.finish(peer, now) : last.finish(peer, now, endMs);
      files.taken(peer);
      return recorded;
    }
  }

  private void onFollower(Consumer<Follower> task) {
    disk.execute(
        () -> {
          if (follower != null) {
            try {
              task.accept(follower);
            } catch (UncheckedIOException e) {
              log.error("part {} could not be followed; trying again", peer, e);
            }
          }
        });
  }
}
