package io.candor.media.kurento;

import io.candor.media.EngineAway;
import io.candor.media.IceCandidate;
import io.candor.media.MediaEvent;
import io.candor.media.OfferRefused;
import io.candor.media.Watch;
import io.candor.rtc.sdp.MediaKind;
import io.candor.rtc.sdp.NarrowOffer;
import io.candor.rtc.sdp.NegotiatedTrack;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.kurento.client.MediaPipeline;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A teacher's peer connection, in the pipeline of the publisher it shows. */
final class Viewer implements Peer, WebRtc.News {
  private static final Logger log = LoggerFactory.getLogger(Viewer.class);

  /** The most that is sent, in kbit/s: by itself a server would stop at 500. */
  private static final int MOST_VIDEO_KBPS = 2_000;

  private final Publisher source;
  private final Workshop shop;
  private final NarrowOffer offer;
  private final Telling telling;
  private final Lane lane;
  private final Patience patience;
  private final Consumer<Peer> gone;
  private final AtomicReference<MediaEvent.@Nullable Reason> ending = new AtomicReference<>();
  private final CompletableFuture<String> answer = new CompletableFuture<>();
  private volatile @Nullable WebRtc rtc;

  Viewer(Watch watch, Publisher source, Workshop shop, Consumer<Peer> gone) {
    this.source = source;
    this.shop = shop;
    this.offer = NarrowOffer.viewer(watch.offer());
    this.telling = new Telling(watch.viewer(), shop.events(), shop.clock());
    this.lane = new Lane(shop.threads());
    this.patience = new Patience(shop.nanos().getAsLong());
    this.gone = gone;
  }

  Publisher source() {
    return source;
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
                    : new EngineAway("A media server could not show it.", e));
          }
        });
    return answer;
  }

  private void refused(RuntimeException why) {
    ending.set(MediaEvent.Reason.FAILED);
    source.hide(this);
    release();
    if (answer.completeExceptionally(why)) {
      gone.accept(this);
    }
  }

  private String opened() {
    MediaPipeline within = source.pipeline();
    if (within == null) {
      throw new OfferRefused("What you want to watch is not live any more.");
    }
    WebRtc connection = WebRtc.make(within, offer, shop.ice(), lane, this);
    rtc = connection;
    connection.element().setMaxVideoSendBandwidth(MOST_VIDEO_KBPS);
    source.show(this, connection.element(), kinds());
    return connection.answer();
  }

  private Set<MediaKind> kinds() {
    Set<MediaKind> kinds = EnumSet.noneOf(MediaKind.class);
    for (NegotiatedTrack track : offer.tracks()) {
      kinds.add(track.kind());
    }
    return kinds;
  }

  @Override
  public void take(IceCandidate candidate) {
    lane.execute(
        () -> {
          WebRtc connection = rtc;
          if (connection != null && ending.get() == null) {
            called(() -> connection.candidate(candidate));
          }
        });
  }

  private void called(Runnable call) {
    try {
      call.run();
    } catch (RuntimeException e) {
      if (ending.get() == null) {
        log.warn("a media server failed a viewer: {}", e.getClass().getSimpleName());
        end(MediaEvent.Reason.FAILED);
      }
    }
  }

  @Override
  public void found(IceCandidate candidate) {
    telling.candidate(candidate);
  }

  @Override
  public void connected() {
    telling.connected();
    patience.heard(true, shop.nanos().getAsLong());
  }

  /** A viewer sends no media; what is heard of it are its reports. */
  @Override
  public void heard(boolean heard) {}

  @Override
  public void gone(MediaEvent.Reason why) {
    boolean silent = why == MediaEvent.Reason.SILENT && !telling.everConnected();
    end(silent ? MediaEvent.Reason.UNREACHABLE : why);
  }

  @Override
  public void flows(MediaEvent.Kind kind, boolean now) {}

  @Override
  public void transcoded() {
    source.transcoded();
  }

  @Override
  public void tick(long nanos) {
    if (ending.get() == null && patience.over(nanos)) {
      gone(MediaEvent.Reason.SILENT);
    }
  }

  @Override
  public void end(MediaEvent.Reason why) {
    if (ending.compareAndSet(null, why)) {
      source.hide(this);
      telling.closed(why);
      gone.accept(this);
      lane.execute(this::release);
    }
  }

  /** What it shows is gone, and its endpoint with it. */
  void sourceEnded() {
    if (ending.compareAndSet(null, MediaEvent.Reason.SOURCE_ENDED)) {
      answer.completeExceptionally(
          new OfferRefused("What you want to watch is not live any more."));
      telling.closed(MediaEvent.Reason.SOURCE_ENDED);
      gone.accept(this);
    }
  }

  @Override
  public void lost() {
    sourceEnded();
  }

  private void release() {
    WebRtc connection = rtc;
    if (connection != null) {
      try {
        connection.element().release();
      } catch (RuntimeException e) {
        log.debug("a viewer's endpoint went with its pipeline");
      }
    }
  }
}
