package io.candor.media.kurento;

import io.candor.media.IceCandidate;
import io.candor.media.MediaEvent;
import io.candor.rtc.sdp.NarrowOffer;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.kurento.client.DtlsConnectionState;
import org.kurento.client.IceComponentState;
import org.kurento.client.MediaFlowState;
import org.kurento.client.MediaPipeline;
import org.kurento.client.MediaState;
import org.kurento.client.MediaTranscodingState;
import org.kurento.client.MediaType;
import org.kurento.client.WebRtcEndpoint;

/**
 * One WebRtcEndpoint: a browser's peer connection on a server. Its events come on any thread and in
 * any order; here they go to the peer's lane. To be called on that lane too.
 */
final class WebRtc {
  /** The component of RTP; that of RTCP is not used, for all is multiplexed (RFC 5761). */
  private static final String RTP_ONLY = " 1 ";

  private final WebRtcEndpoint element;
  private final NarrowOffer offer;

  /** What happens to a peer connection. */
  interface News {
    /** One of the server's candidates, for the remote peer. */
    void found(IceCandidate candidate);

    /** ICE and DTLS are done. */
    void connected();

    /** The remote peer has ended it, or it has failed. */
    void gone(MediaEvent.Reason why);

    /** Whether anything is heard of the remote peer, be it only reports. */
    void heard(boolean heard);

    /** Media of a kind begin to come, or come no more. */
    void flows(MediaEvent.Kind kind, boolean now);

    /** The server would turn one codec into another, at a price that nobody agreed to. */
    void transcoded();
  }

  private WebRtc(WebRtcEndpoint element, NarrowOffer offer) {
    this.element = element;
    this.offer = offer;
  }

  /** Makes the endpoint, to hear whatever happens to it. */
  static WebRtc make(
      MediaPipeline pipeline, NarrowOffer offer, IceForServers ice, Executor lane, News news) {
    WebRtcEndpoint element = new WebRtcEndpoint.Builder(pipeline).build();
    WebRtc made = new WebRtc(element, offer);
    ice.tell(element);
    made.listen(lane, news);
    return made;
  }

  private void listen(Executor lane, News news) {
    element.addIceCandidateFoundListener(
        event -> {
          org.kurento.client.IceCandidate found = event.getCandidate();
          if (found.getCandidate().contains(RTP_ONLY)) {
            IceCandidate ours = new IceCandidate(found.getCandidate(), found.getSdpMid());
            lane.execute(() -> news.found(ours));
          }
        });
    element.addDtlsConnectionStateChangeListener(
        event -> lane.execute(() -> dtls(event.getState(), news)));
    element.addIceComponentStateChangedListener(
        event -> {
          if (event.getState() == IceComponentState.FAILED && event.getComponentId() == 1) {
            lane.execute(() -> news.gone(MediaEvent.Reason.SILENT));
          }
        });
    element.addMediaStateChangedListener(
        event -> lane.execute(() -> news.heard(event.getNewState() == MediaState.CONNECTED)));
    element.addMediaFlowOutStateChangedListener(
        event -> {
          boolean now = event.getState() == MediaFlowState.FLOWING;
          kind(event.getMediaType(), kind -> lane.execute(() -> news.flows(kind, now)));
        });
    element.addMediaTranscodingStateChangedListener(
        event -> {
          if (event.getState() == MediaTranscodingState.TRANSCODING) {
            lane.execute(news::transcoded);
          }
        });
    element.addErrorListener(event -> lane.execute(() -> news.gone(MediaEvent.Reason.FAILED)));
  }

  private static void dtls(DtlsConnectionState state, News news) {
    switch (state) {
      case CONNECTED -> news.connected();
      case CLOSED -> news.gone(MediaEvent.Reason.LEFT);
      case FAILED -> news.gone(MediaEvent.Reason.FAILED);
      case NEW, CONNECTING -> {}
    }
  }

  private static void kind(MediaType type, Consumer<MediaEvent.Kind> known) {
    switch (type) {
      case AUDIO -> known.accept(MediaEvent.Kind.AUDIO);
      case VIDEO -> known.accept(MediaEvent.Kind.VIDEO);
      case DATA -> {}
    }
  }

  WebRtcEndpoint element() {
    return element;
  }

  /** The SDP answer; the server's own candidates come as news. */
  String answer() {
    String answer = element.processOffer(offer.text());
    element.gatherCandidates();
    return answer;
  }

  /** Takes one of the remote peer's candidates; the last, empty one says nothing here. */
  void candidate(IceCandidate candidate) {
    if (candidate.candidate().isEmpty() || offer.mids().isEmpty()) {
      return;
    }
    // A server refuses a candidate that names no section; all use the first one's transport.
    String mid = candidate.sdpMid() == null ? offer.mids().getFirst() : candidate.sdpMid();
    int section = Math.max(0, offer.mids().indexOf(mid));
    element.addIceCandidate(
        new org.kurento.client.IceCandidate(candidate.candidate(), mid, section));
  }
}
