package io.candor.media.kurento;

import io.candor.media.EngineAway;
import io.candor.media.IceCandidate;
import io.candor.media.MediaEvent;
import io.candor.media.OfferRefused;
import io.candor.media.Publish;
import io.candor.rtc.sdp.MediaKind;
import io.candor.rtc.sdp.NarrowOffer;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.kurento.client.MediaPipeline;
import org.kurento.client.MediaType;
import org.kurento.client.WebRtcEndpoint;
import org.kurento.client.internal.server.KurentoServerException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A student's peer connection on a server: a pipeline of its own, recorded and shown to viewers.
 */
final class Publisher implements Peer, WebRtc.News {
  private static final Logger log = LoggerFactory.getLogger(Publisher.class);

  /** How long the recorder waits for the second medium of two; then it goes on with the one. */
  private static final long SECOND_MEDIUM = TimeUnit.SECONDS.toNanos(3);

  /** By when a recorder into which media flow has written something, or never will. */
  private static final long FILE_APPEARS = TimeUnit.SECONDS.toNanos(20);

  private static final long NOT_YET = Long.MIN_VALUE;

  private final String name;
  private final Placed placed;
  private final Workshop shop;
  private final NarrowOffer offer;
  private final int mostVideoKbps;
  private final KeyFrameRequests keyFrames;
  private final Telling telling;
  private final Lane lane;
  private final Patience patience;
  private final @Nullable Recording recording;
  private final Consumer<Peer> gone;
  private final AtomicReference<MediaEvent.@Nullable Reason> ending = new AtomicReference<>();
  private final CompletableFuture<String> answer = new CompletableFuture<>();
  private final Set<Viewer> viewers = ConcurrentHashMap.newKeySet();

  /** What comes, and what the recorder is connected to: on the lane only. */
  private final Set<MediaEvent.Kind> flowing = EnumSet.noneOf(MediaEvent.Kind.class);

  /** What of it is to be recorded, and what is. */
  private final Set<MediaEvent.Kind> wanted;

  private Set<MediaEvent.Kind> recorded = Set.of();
  private volatile @Nullable MediaPipeline pipeline;
  private volatile @Nullable WebRtc rtc;

  /** Since when anything comes; where it is recorded, anything that is to be. */
  private volatile long firstFlow = NOT_YET;

  private volatile boolean waiting = true;
  private volatile long lastHeardMs = -1;

  /** Until when its tracks last, since 1970; less than 0: until the last frame. */
  private volatile long endMs = -1;

  private final AtomicBoolean finished = new AtomicBoolean();

  /**
   * Where a peer is.
   *
   * @param session ends with everything made in it
   */
  record Placed(Server server, Session session) {}

  /** {@code gone}: told once nothing of it is left. */
  Publisher(Publish publish, Placed placed, Workshop shop, Consumer<Peer> gone) {
    this.name = publish.peer();
    this.placed = placed;
    this.shop = shop;
    this.offer = NarrowOffer.publisher(publish.offer());
    this.mostVideoKbps = publish.mostVideoKbps();
    this.keyFrames = new KeyFrameRequests(publish.keyFrames(), shop.nanos().getAsLong());
    this.telling = new Telling(name, shop.events(), shop.clock());
    this.lane = new Lane(shop.threads());
    this.patience = new Patience(shop.nanos().getAsLong());
    Publish.Tape tape = publish.tape();
    this.wanted = tape == null ? Set.of() : tape.of(kinds());
    this.recording =
        tape == null
            ? null
            : new Recording(name, shop.files(), tape.part(), shop.threads(), shop.clock());
    this.gone = gone;
  }

  Placed placed() {
    return placed;
  }

  boolean recorded() {
    return recording != null;
  }

  /**
   * Makes what it needs on the server; the SDP answer, or failed, and then nothing of it is left.
   * Who asks is not kept waiting by a server that is gone.
   */
  CompletionStage<String> open() {
    lane.execute(
        () -> {
          try {
            if (!answer.complete(opened())) {
              release();
            }
          } catch (RuntimeException e) {
            refused(
                e instanceof OfferRefused
                    ? e
                    : new EngineAway("A media server could not take the connection.", e));
          }
        });
    return answer;
  }

  /** Who asked throws the part away: there is nothing to be told. */
  private void refused(RuntimeException why) {
    ending.set(MediaEvent.Reason.FAILED);
    release();
    if (answer.completeExceptionally(why)) {
      gone.accept(this);
    }
  }

  private String opened() {
    MediaPipeline made = placed.session().client().join().createMediaPipeline();
    pipeline = made;
    shop.files().note(name, new Left(made.getId(), null));
    WebRtc connection = WebRtc.make(made, offer, shop.ice(), lane, this);
    rtc = connection;
    connection.element().setMaxVideoRecvBandwidth(mostVideoKbps);
    String text = connection.answer();
    Answered.inFull(text, offer);
    if (recording != null) {
      // Before anything flows: then nothing is missing at the beginning.
      record(recording, made, connection, wanted);
    }
    return text;
  }

  @Override
  public void take(IceCandidate candidate) {
    // Also one that came with a message before: what it belongs to is made on the same lane.
    lane.execute(
        () -> {
          WebRtc connection = rtc;
          if (connection != null && ending.get() == null) {
            called(() -> connection.candidate(candidate));
          }
        });
  }

  @Override
  public void found(IceCandidate candidate) {
    telling.candidate(candidate);
  }

  /** For viewers: null when it has ended. */
  @Nullable MediaPipeline pipeline() {
    return ending.get() == null ? pipeline : null;
  }

  /** Shows it to a viewer. */
  void show(Viewer viewer, WebRtcEndpoint to, Set<MediaKind> kinds) {
    WebRtc connection = rtc;
    viewers.add(viewer);
    if (connection == null || ending.get() != null) {
      viewers.remove(viewer);
      throw new OfferRefused("What you want to watch is not live any more.");
    }
    for (MediaKind kind : kinds) {
      connection.element().connect(to, kind == MediaKind.AUDIO ? MediaType.AUDIO : MediaType.VIDEO);
    }
  }

  void hide(Viewer viewer) {
    viewers.remove(viewer);
  }

  @Override
  public void connected() {
    telling.connected();
    patience.heard(true, shop.nanos().getAsLong());
  }

  @Override
  public void heard(boolean heard) {
    lastHeardMs = heard ? -1 : shop.clock().millis();
    if (telling.everConnected()) {
      patience.heard(heard, shop.nanos().getAsLong());
    }
  }

  @Override
  public void gone(MediaEvent.Reason why) {
    boolean silent = why == MediaEvent.Reason.SILENT && !telling.everConnected();
    end(silent ? MediaEvent.Reason.UNREACHABLE : why);
  }

  @Override
  public void transcoded() {
    log.error("part {}: its server would transcode it, so it is not taken", name);
    placed.server().transcodingRefused();
    end(MediaEvent.Reason.FAILED);
  }

  @Override
  public void flows(MediaEvent.Kind kind, boolean now) {
    telling.comes(kind, now);
    if (!now || !flowing.add(kind) || ending.get() != null) {
      return;
    }
    if (recording == null || wanted.contains(kind)) {
      firstFlow = firstFlow == NOT_YET ? shop.nanos().getAsLong() : firstFlow;
    }
    if (!wanted.contains(kind)) {
      telling.flowing(kind);
    } else if (!recorded.contains(kind)) {
      // A running recorder takes no second medium: only a new connection records both.
      end(MediaEvent.Reason.FAILED);
    } else if (flowing.containsAll(recorded)) {
      waiting = false;
    }
  }

  private Set<MediaEvent.Kind> kinds() {
    Set<MediaEvent.Kind> kinds = EnumSet.noneOf(MediaEvent.Kind.class);
    offer.tracks().forEach(track -> kinds.add(MediaEvent.Kind.of(track.kind())));
    return kinds;
  }

  private void record(
      Recording into, MediaPipeline within, WebRtc connection, Set<MediaEvent.Kind> kinds) {
    recorded = Set.copyOf(kinds);
    into.begin(within, connection.element(), recorded, telling::flowing, this::unwritten);
  }

  /** A recorder that waits for a medium which does not come writes nothing at all. */
  private void recordWhatFlows() {
    WebRtc connection = rtc;
    MediaPipeline within = pipeline();
    if (recording != null && within != null && connection != null && waiting) {
      waiting = false;
      // By now at least one of what is wanted has come: that is what the wait began with.
      Set<MediaEvent.Kind> came = EnumSet.copyOf(flowing);
      came.retainAll(wanted);
      called(() -> record(recording, within, connection, came));
    }
  }

  /** The server cannot write: its disk is full, or the folder is not where it is said to be. */
  private void unwritten() {
    placed.server().trouble("a recording could not be written; see its disk and kurento.folder");
    end(MediaEvent.Reason.FAILED);
  }

  @Override
  public void tick(long nanos) {
    if (ending.get() != null) {
      return;
    }
    if (patience.over(nanos)) {
      gone(MediaEvent.Reason.SILENT);
    }
    telling.look();
    if (keyFrames.due(nanos) && firstFlow != NOT_YET) {
      lane.execute(this::wantKeyFrame);
    }
    if (recording == null || firstFlow == NOT_YET) {
      return;
    }
    recording.follow();
    if (waiting && nanos - firstFlow > SECOND_MEDIUM) {
      lane.execute(this::recordWhatFlows);
    }
    if (!recording.grew() && nanos - firstFlow > FILE_APPEARS) {
      unwritten();
    }
  }

  private void wantKeyFrame() {
    WebRtc connection = rtc;
    MediaPipeline within = pipeline();
    if (connection != null && within != null) {
      called(() -> keyFrames.ask(within, connection.element()));
    }
  }

  /** A call that fails because the peer is ending is none of our business; others end it. */
  private void called(Runnable call) {
    try {
      call.run();
    } catch (RuntimeException e) {
      if (ending.get() == null) {
        log.warn("part {}: a media server failed: {}", name, e.getClass().getSimpleName());
        // A refusal is its own; anything else means that nobody was there to refuse.
        end(
            e instanceof KurentoServerException
                ? MediaEvent.Reason.FAILED
                : MediaEvent.Reason.SERVER_GONE);
      }
    }
  }

  @Override
  public void end(MediaEvent.Reason why) {
    if (ending.compareAndSet(null, why)) {
      endMs = why == MediaEvent.Reason.SILENT ? lastHeardMs : shop.clock().millis();
      viewers.forEach(Viewer::sourceEnded);
      lane.execute(
          () -> {
            if (recording != null) {
              recording.stop();
            }
            release();
            finish(why);
          });
    }
  }

  @Override
  public void lost() {
    if (ending.compareAndSet(null, MediaEvent.Reason.SERVER_GONE)) {
      viewers.forEach(Viewer::sourceEnded);
      MediaPipeline left = pipeline;
      if (left != null) {
        orphan(left);
      }
      if (answer.completeExceptionally(new EngineAway("A media server is gone."))) {
        gone.accept(this);
        return;
      }
      finish(MediaEvent.Reason.SERVER_GONE);
    } else if (answer.isDone() && !answer.isCompletedExceptionally()) {
      // It was ending, and waits for a server that no longer answers: nobody waits with it.
      MediaPipeline left = pipeline;
      if (left != null && !finished.get()) {
        orphan(left);
      }
      finish(Objects.requireNonNull(ending.get()));
    }
  }

  /** Once, whoever comes first. */
  private void finish(MediaEvent.Reason why) {
    if (!finished.compareAndSet(false, true)) {
      return;
    }
    if (recording == null) {
      telling.closed(why);
      gone.accept(this);
      return;
    }
    recording.finish(
        endMs,
        recorded -> {
          if (recorded != null) {
            telling.recorded(recorded);
          }
          telling.closed(why);
          gone.accept(this);
        });
  }

  private void release() {
    MediaPipeline left = pipeline;
    if (left == null) {
      return;
    }
    try {
      left.release();
      shop.files().released(name);
    } catch (RuntimeException e) {
      // The note stays until the server has been told.
      orphan(left);
    }
  }

  private void orphan(MediaPipeline left) {
    placed.server().orphan(new Left(left.getId(), null), () -> shop.files().released(name));
  }
}
