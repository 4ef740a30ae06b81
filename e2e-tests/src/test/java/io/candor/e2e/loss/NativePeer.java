package io.candor.e2e.loss;

import dev.onvoid.webrtc.CreateSessionDescriptionObserver;
import dev.onvoid.webrtc.PeerConnectionFactory;
import dev.onvoid.webrtc.RTCConfiguration;
import dev.onvoid.webrtc.RTCOfferOptions;
import dev.onvoid.webrtc.RTCPeerConnection;
import dev.onvoid.webrtc.RTCRtpSendParameters;
import dev.onvoid.webrtc.RTCRtpSender;
import dev.onvoid.webrtc.RTCSdpType;
import dev.onvoid.webrtc.RTCSessionDescription;
import dev.onvoid.webrtc.RTCStats;
import dev.onvoid.webrtc.RTCStatsType;
import dev.onvoid.webrtc.SetSessionDescriptionObserver;
import dev.onvoid.webrtc.media.audio.AudioDeviceModule;
import dev.onvoid.webrtc.media.audio.AudioLayer;
import dev.onvoid.webrtc.media.audio.AudioOptions;
import dev.onvoid.webrtc.media.video.CustomVideoSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A peer connection of native libwebrtc that sends numbered pictures and a silent microphone. */
final class NativePeer implements AutoCloseable {
  private static final int LIMIT_SECONDS = 30;
  private static final int BITRATE = 400_000;
  private static final List<String> STREAM = List.of("candor");

  private final AudioDeviceModule audio = new AudioDeviceModule(AudioLayer.kDummyAudio);
  private final PeerConnectionFactory factory = new PeerConnectionFactory(audio);
  private final CustomVideoSource source = new CustomVideoSource();
  private final RTCPeerConnection connection;
  private final NumberedPictures pictures = new NumberedPictures(source);

  NativePeer() {
    connection = factory.createPeerConnection(new RTCConfiguration(), candidate -> {});
    connection.addTrack(
        factory.createAudioTrack("microphone", factory.createAudioSource(new AudioOptions())),
        STREAM);
    RTCRtpSender camera = connection.addTrack(factory.createVideoTrack("camera", source), STREAM);
    RTCRtpSendParameters parameters = camera.getParameters();
    parameters.encodings.getFirst().maxBitrate = BITRATE;
    camera.setParameters(parameters);
  }

  /** Makes the offer and takes it for our side; candidates are for the relay to find out. */
  String offer() {
    CompletableFuture<RTCSessionDescription> made = new CompletableFuture<>();
    connection.createOffer(
        new RTCOfferOptions(),
        new CreateSessionDescriptionObserver() {
          @Override
          public void onSuccess(RTCSessionDescription description) {
            made.complete(description);
          }

          @Override
          public void onFailure(String error) {
            made.completeExceptionally(new IllegalStateException(error));
          }
        });
    RTCSessionDescription offer = within(made);
    Settled settled = new Settled();
    connection.setLocalDescription(offer, settled);
    within(settled.done);
    return offer.sdp;
  }

  void answer(String sdp) {
    Settled settled = new Settled();
    connection.setRemoteDescription(new RTCSessionDescription(RTCSdpType.ANSWER, sdp), settled);
    within(settled.done);
  }

  /** The pictures this peer shows. */
  NumberedPictures pictures() {
    return pictures;
  }

  /** Pictures libwebrtc has encoded and sent; its rate control may leave some out. */
  long framesSent() {
    CompletableFuture<Long> sent = new CompletableFuture<>();
    connection.getStats(
        report ->
            sent.complete(
                report.getStats().values().stream()
                    .filter(stats -> stats.getType() == RTCStatsType.OUTBOUND_RTP)
                    .map(RTCStats::getAttributes)
                    .mapToLong(NativePeer::framesSent)
                    .sum()));
    return within(sent);
  }

  private static long framesSent(Map<String, Object> attributes) {
    return attributes.get("framesSent") instanceof Number frames ? frames.longValue() : 0;
  }

  @Override
  public void close() {
    pictures.close();
    connection.close();
    source.dispose();
    factory.dispose();
    audio.dispose();
  }

  private static <T> T within(CompletableFuture<T> future) {
    return future.orTimeout(LIMIT_SECONDS, TimeUnit.SECONDS).join();
  }

  /** Waits for a description to be taken. */
  private static final class Settled implements SetSessionDescriptionObserver {
    private final CompletableFuture<Boolean> done = new CompletableFuture<>();

    @Override
    public void onSuccess() {
      done.complete(true);
    }

    @Override
    public void onFailure(String error) {
      done.completeExceptionally(new IllegalStateException(error));
    }
  }
}
